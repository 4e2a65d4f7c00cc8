import { StrictMode } from "react";
import { renderToStaticMarkup, renderToString } from "react-dom/server";
import ThirdPartyScripts from "../../../integrations/faststore/src/scripts/ThirdPartyScripts";
import { Page } from "./page.jsx";

export const draw = (cms) => ({
  head: renderToStaticMarkup(<ThirdPartyScripts />),
  body: renderToString(
    <StrictMode>
      <Page cms={cms} />
    </StrictMode>,
  ),
});
