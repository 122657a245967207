# Read by render and check.

has_kustomize() {
    command -v kustomize > /dev/null || kubectl kustomize --help > /dev/null 2>&1
}

kustomize_build() {
    if command -v kustomize > /dev/null; then
        kustomize build "$1"
    elif has_kustomize; then
        kubectl kustomize "$1"
    else
        echo "neither kustomize nor kubectl is installed" >&2
        exit 1
    fi
}
