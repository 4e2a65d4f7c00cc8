import { Telesales } from "./telesales";

export default function Page() {
  return (
    <>
      <Telesales />
      <h1>A page built by Next.js</h1>
    </>
  );
}
