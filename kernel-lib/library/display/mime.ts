/** Representations of one value by MIME type, as in Jupyter's `display_data` messages. */
export type MimeBundle = Record<string, unknown>;
