// npm `@faststore/diagnostics`, which tells OpenTelemetry what FastStore's API does where a store has that switched on.
export const OTELAPI = {};
export const logger = () => () => {};
