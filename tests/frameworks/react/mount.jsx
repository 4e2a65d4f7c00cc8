import { createRoot } from "react-dom/client";
import { Page } from "the-page";

createRoot(document.getElementById("page")).render(<Page />);
