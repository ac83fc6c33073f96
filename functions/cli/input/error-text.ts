const TEXTS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'symbolic links that lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many open files',
}

/** What the file system said, for people. An error of another kind is a bug and is thrown on. */
export function errorText(error: unknown): { readonly code: string; readonly text: string } {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error
  return { code: error.code, text: TEXTS[error.code] ?? error.message }
}
