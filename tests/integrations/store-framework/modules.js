export { attributesOf } from "../../../integrations/store-framework/react/modules/attributes";
export { ownScriptUrl } from "../../../integrations/store-framework/react/modules/scriptUrl";
