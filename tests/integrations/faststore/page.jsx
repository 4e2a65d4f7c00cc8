// A page as FastStore puts it together: the global sections before the page's own, and navigation without a load.
import { useState } from "react";
import sections from "../../../integrations/faststore/src/components/index";

/** What FastStore does with what the CMS has: a component by its name, with its fields as props. */
const RenderSections = ({ cms }) =>
  cms.map(({ name, data }, at) => {
    const Section = sections[name];
    return <Section key={at} {...data} />;
  });

const PAGES = ["/", "/lamps", "/without-sections"];

export const Page = ({ cms }) => {
  const [path, setPath] = useState("/");
  const goTo = (next) => {
    history.pushState(null, "", next);
    setPath(next);
  };
  return (
    <div id="page">
      {path !== "/without-sections" && <RenderSections cms={cms} />}
      <header style={{ height: 60 }}>Casa Verde</header>
      <nav>
        {PAGES.map((next) => (
          <button key={next} onClick={() => goTo(next)}>{`Go to ${next}`}</button>
        ))}
      </nav>
      <main>Lamps and pots</main>
    </div>
  );
};
