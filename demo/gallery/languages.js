/** The languages of the toolbar. A test holds them against its message files. */
export const LANGUAGES = ["en", "pt-BR", "es", "es-ES", "fr", "de", "it", "nl", "ro", "nb", "ar", "id", "ja", "ko"];
