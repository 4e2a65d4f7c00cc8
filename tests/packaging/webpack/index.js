import "telesales-toolbar/define";
