# Completes the words of rel on TAB. What rel answers is quoted for PowerShell.
Register-ArgumentCompleter -Native -CommandName rel -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # The words as they are written: nothing in them is evaluated.
    $words = @($commandAst.CommandElements |
        Where-Object { $_.Extent.StartOffset -lt $cursorPosition } |
        ForEach-Object { if ($_.Value -is [string]) { $_.Value } else { $_.Extent.Text } })
    if ($wordToComplete -eq '') { $words += '' }

    $complete = $env:COMPLETE
    try {
        $env:COMPLETE = 'powershell'
        $env:_REL_WORDS = $words -join "`n"
        $replies = @(& rel -- rel 2>$null)
    } finally {
        $env:COMPLETE = $complete
        $env:_REL_WORDS = $null
    }
    foreach ($reply in $replies) {
        $insert, $list, $help = $reply.Split("`t")
        [System.Management.Automation.CompletionResult]::new($insert, $list, 'ParameterValue', $help)
    }
}
