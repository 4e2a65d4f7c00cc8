import { render } from "solid-js/web";
import { Page } from "./page.jsx";

render(() => <Page />, document.getElementById("page"));
