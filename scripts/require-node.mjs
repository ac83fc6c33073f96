// Plain JavaScript for any Node: it must say what is missing where TypeScript cannot even start.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`whodenied needs Node 22.18 or newer; this is Node ${process.versions.node}.
On Linux x64 \`npm ci\` brings Node 24 along, unless optional dependencies are switched off (\`npm config get omit\`).
On other systems install Node 24 (https://nodejs.org) and run the command again.`)
  process.exit(2)
}
