/** Elements of web pages that may stand inside a sentence, in small letters: `Code` and `Message` are elements of S3's own answers. */
const INLINE = /<\/?(?:a|abbr|b|bdi|code|em|font|i|kbd|mark|s|samp|small|span|strong|tt|u|wbr)(?: [^<>]{0,400})?>/g
const BLOCK =
  /<\/?(?:blockquote|br|dd|details|div|dl|dt|h[1-6]|hr|li|ol|p|pre|summary|table|tbody|td|th|thead|tr|ul)(?: [^<>]{0,400})? ?\/?>/g
const BOLD = /(^|[\s("'`>])\*\*([^\s*](?:[^*\n]{0,400}[^\s*])?)\*\*(?=$|[\s).,;:!?"'`<])/g

/** Takes out the tags of web pages and the stars of bold words, which break sentences apart. */
export function stripMarkup(text: string): string {
  const words = text.includes('<') ? text.replace(INLINE, '').replace(BLOCK, '\n') : text
  return words.includes('**') ? words.replace(BOLD, '$1$2') : words
}
