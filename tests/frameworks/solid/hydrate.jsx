import { hydrate } from "solid-js/web";
import { Document } from "./document.jsx";

hydrate(() => <Document />, document);
