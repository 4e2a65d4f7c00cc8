/** Chromium: the one that `TELESALES_CHROMIUM` names, else Debian's. */
import { chromium } from "@playwright/test";

const { TELESALES_CHROMIUM: executablePath = "/usr/bin/chromium" } = process.env;

/** What a browser does by itself, and when it likes, is not to be measured. */
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

/** With its whole window's machinery, which the headless shell has not. */
export const launch = () =>
  chromium.launch({ executablePath, args: ["--headless=new", "--no-sandbox", "--disable-gpu", ...QUIET] });
