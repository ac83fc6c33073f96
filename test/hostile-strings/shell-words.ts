/** A word of a shell command, or an operator that stands outside of quotes. */
export interface ShellToken {
  readonly kind: 'word' | 'operator'
  /** The word as a program gets it. */
  readonly text: string
}

const OPERATORS = '|&;<>()'
/** Characters that a shell expands or runs where they stand outside of single quotes. */
const EXPANDED = '$`*?[~!#\\'

/** Reads a command as a POSIX shell reads it, as far as our templates go: words, single and double quotes, operators. Throws where a quote stays open or a character outside of quotes would be expanded. */
export function shellWords(command: string): ShellToken[] {
  const tokens: ShellToken[] = []
  let word: string | null = null
  const end = () => {
    if (word !== null) tokens.push({ kind: 'word', text: word })
    word = null
  }
  for (let at = 0; at < command.length; at += 1) {
    const character = command.charAt(at)
    if (character === "'" || character === '"') {
      const close = command.indexOf(character, at + 1)
      if (close === -1) throw new Error(`an open quote at ${at}: ${command}`)
      const quoted = command.slice(at + 1, close)
      if (character === '"' && quoted !== '$EDITOR' && /[$`\\]/.test(quoted)) throw new Error(`expanded in double quotes: ${command}`)
      word = (word ?? '') + quoted
      at = close
    } else if (character === '\\' && command.charAt(at + 1) === "'") {
      word = `${word ?? ''}'`
      at += 1
    } else if (character === ' ' || character === '\n') {
      end()
      if (character === '\n') tokens.push({ kind: 'operator', text: '\n' })
    } else if (character === '#' && word === null) {
      const line = command.indexOf('\n', at)
      at = line === -1 ? command.length : line - 1
    } else if (command.startsWith('$(', at)) {
      end()
      tokens.push({ kind: 'operator', text: '$(' })
      at += 1
    } else if (OPERATORS.includes(character)) {
      end()
      tokens.push({ kind: 'operator', text: character })
    } else if (EXPANDED.includes(character)) {
      throw new Error(`\`${character}\` outside of quotes at ${at}: ${command}`)
    } else {
      word = (word ?? '') + character
    }
  }
  end()
  return tokens
}
