# shellcheck shell=bash
# Completes the words of rel on TAB. What rel answers is quoted for where it is inserted.
_rel() {
    local space="" reply
    COMPREPLY=()
    while IFS= read -r reply; do
        COMPREPLY+=("$reply")
    done < <(COMPLETE=bash rel -- "${COMP_LINE:0:COMP_POINT}" "$2" "${COMP_TYPE:-9}" 2>/dev/null)
    space=${COMPREPLY[0]-}
    COMPREPLY=("${COMPREPLY[@]:1}")
    if [[ $space == nospace ]]; then
        compopt -o nospace 2>/dev/null
    fi
    return 0
}
if ((BASH_VERSINFO[0] > 4 || BASH_VERSINFO[0] == 4 && BASH_VERSINFO[1] >= 4)); then
    complete -o bashdefault -o nosort -F _rel rel
else
    complete -o bashdefault -F _rel rel
fi
