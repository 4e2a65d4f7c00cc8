import { fileURLToPath } from "node:url";

// BUNDLER is told by package.json, for Next.js comes with two.
/** @type {import("next").NextConfig} */
export default {
  output: "export",
  distDir: `dist/${process.env.BUNDLER}`,
  // The package that this app is part of, and not the project around it.
  outputFileTracingRoot: fileURLToPath(new URL("..", import.meta.url)),
};
