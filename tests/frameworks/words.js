// What each page shows of the events that it hears: `ready:nobody change:maria@example.com`.
export const wordsOf = ({ type, detail }) => `${type.replace("telesales-", "")}:${detail.customer?.email ?? "nobody"}`;
