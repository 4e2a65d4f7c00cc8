// Starts the store. A file of its own, for a content security policy that lets no script stand in the page.
import start from "./leptos-store.js";

start();
