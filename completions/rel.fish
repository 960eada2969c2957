# Completes the words of rel on TAB.
function __rel_complete
    set -l line (commandline --current-process --cut-at-cursor | string join \n)
    COMPLETE=fish rel -- "$line" 2>/dev/null
end
complete --keep-order --exclusive --command rel --arguments "(__rel_complete)"
