import { define } from "telesales-toolbar";

define();
