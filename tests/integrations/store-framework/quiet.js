/** react-helmet 5, which VTEX's runtime has, is older than React's wish to rename its methods. Other warnings are heard. */
export const beQuietAboutHelmet = () => {
  const { warn } = console;
  console.warn = (text, ...others) => {
    const isThat = /componentWillMount has been renamed/.test(text) && /SideEffect/.test(others.join());
    if (!isThat) warn(text, ...others);
  };
};
