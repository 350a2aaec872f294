import type { CommandWords, FlagWords, Taken } from './words.js';

/**
 * For PowerShell from 5.1 on. It is read in whatever code page a window has, so there is nothing in it but ASCII; other
 * characters are written as their numbers.
 */
export function powershellScript(commands: readonly CommandWords[], program: readonly FlagWords[]): string {
  return `# PowerShell completion for losverfahren
#   losverfahren completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName @('losverfahren', 'losverfahren.cmd') -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)

  $commands = [ordered]@{
${commands.map(({ name, about }) => `    '${name}' = ${literal(about)}`).join('\n')}
  }
  $program = [ordered]@{
${program.flatMap(flagEntries).join('\n')}
  }
  $flags = @{
${commands.map(({ name, flags }) => `    '${name}' = [ordered]@{\n${flags.flatMap(flagEntries).join('\n')}\n    }`).join('\n')}
  }
  # What stands behind a flag, or is given to a command: words, or one of these.
  $file, $text = '<file>', '<text>'
  $behind = @{
${commands.map((command) => `    '${command.name}' = @{\n${behindEntries(command).join('\n')}\n    }`).join('\n')}
  }

  $typed = @($commandAst.CommandElements |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition -or ($_.Extent.EndOffset -eq $cursorPosition -and $wordToComplete -eq '') } |
    ForEach-Object { $_.ToString() })
  $offered = $null
  if ($typed.Count -lt 2) {
    $offered = if ($wordToComplete.StartsWith('-')) { $program } else { $commands }
  } elseif ($commands.Contains($typed[1])) {
    $taken = $behind[$typed[1]][$typed[-1]]
    if ($null -eq $taken -and $wordToComplete.StartsWith('-')) { $offered = $flags[$typed[1]] }
    elseif ($null -eq $taken) { $taken = $behind[$typed[1]][''] }
    if ($taken -is [array]) {
      $offered = [ordered]@{}
      foreach ($word in $taken) { $offered[$word] = $word }
    }
  }
  if ($null -eq $offered) { return }
  foreach ($one in $offered.GetEnumerator()) {
    if ($one.Key.StartsWith($wordToComplete)) {
      [System.Management.Automation.CompletionResult]::new($one.Key, $one.Key, 'ParameterValue', $one.Value)
    }
  }
}
`;
}

/** A hash table of PowerShell does not tell \`-v\` from \`-V\`, so a short form is proposed by its long one alone. */
function flagEntries({ long, about }: FlagWords): string[] {
  return [`      '${long}' = ${literal(about)}`];
}

function behindEntries({ flags, takes }: CommandWords): string[] {
  const own = takes.kind === 'nothing' ? [] : [`      '' = ${taken(takes)}`];
  return [
    ...own,
    ...flags.flatMap(({ long, short, takes: value }) =>
      value.kind === 'nothing'
        ? []
        : (short === null ? [long] : [short, long]).map((name) => `      '${name}' = ${taken(value)}`),
    ),
  ];
}

function taken(takes: Taken): string {
  if (takes.kind === 'word') return `@(${takes.words.map(literal).join(', ')})`;
  return takes.kind === 'text' ? '$text' : '$file';
}

/** `'Pr' + [char]252 + 'fung'`. */
function literal(text: string): string {
  const parts = text.match(/[ -~]+|[^ -~]/g) ?? [];
  const pieces = parts.map((part) =>
    /^[ -~]/.test(part) ? `'${part.replaceAll("'", "''")}'` : `[char]${part.charCodeAt(0)}`,
  );
  return pieces.length === 1 && pieces[0]?.startsWith("'") ? pieces[0] : `(${["''", ...pieces].join(' + ')})`;
}
