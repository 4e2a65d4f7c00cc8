// A second frame begins once the first one was painted.
new PerformanceObserver(() => import("/pkg/telesales-toolbar.js")).observe({ type: "paint", buffered: true });
