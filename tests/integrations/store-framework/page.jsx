// A page as the store builder puts it together: the app's block and VTEX's own bar in a row of the header, then the rest.
import React, { useEffect, useState } from "react";
import TelesalesToolbar from "../../../integrations/store-framework/react/TelesalesToolbar";

/** VTEX's own bar: drawn in the browser only, for operators, with the handles of vtex.telemarketing 2. */
const Telemarketing = () => {
  const [isOperator, setOperator] = useState(false);
  useEffect(() => {
    fetch(`${globalThis.__RUNTIME__.rootPath ?? ""}/api/sessions?items=authentication.adminUserEmail`)
      .then((response) => response.json())
      .then(({ namespaces }) => setOperator(Boolean(namespaces.authentication?.adminUserEmail)));
  }, []);
  return isOperator ? (
    <div className="w-100 vtex-telemarketing-2-x-wrapper bg-base--inverted">
      <div className="vtex-telemarketing-2-x-container flex">
        <div className="vtex-telemarketing-2-x-telemarketingBar">VTEX&rsquo;s own bar</div>
      </div>
    </div>
  ) : null;
};

const Header = ({ block }) => (
  <div className="vtex-flex-layout-0-x-flexRow" style={{ position: "relative" }}>
    <div className="flex w-100">
      <TelesalesToolbar {...block} />
      {globalThis.__THEME_HAS_VTEX_BAR__ && <Telemarketing />}
    </div>
  </div>
);

/** As in VTEX, another page is another tree: its header is mounted anew. */
export const Page = ({ block }) => {
  const [path, setPath] = useState("/");
  const goTo = (next) => {
    history.pushState(null, "", `${globalThis.__RUNTIME__.rootPath ?? ""}${next}`);
    setPath(next);
  };
  return (
    <div className="render-container" key={path}>
      {path !== "/without-header" && <Header block={block} />}
      <header style={{ height: 60, background: "#ddd" }}>Casa Verde</header>
      <nav>
        {["/", "/lamps", "/without-header", "/account#/orders"].map((next) => (
          <button key={next} onClick={() => goTo(next)}>{`Go to ${next}`}</button>
        ))}
      </nav>
      <main style={{ height: 3000 }}>Lamps and pots</main>
    </div>
  );
};
