#!/usr/bin/env bash
# Brings V8 (Debian's libnode-dev, libnode108 and what they load) into a folder, laid out as in a system root:
#   fetch_v8.sh FOLDER
# Nothing is done when it is there already, or when the system has it. An ordinary package is installed when this is root
# and nothing has to be removed for it; else Debian's own packages are unpacked: another vendor's nodejs stays as it is.
set -euo pipefail
folder=${1:?usage: fetch_v8.sh FOLDER}
packages=(libnode-dev libnode108)

has_v8() { [ -e "$1/usr/include/node/v8.h" ] && [ -n "$(find "$1/usr/lib" -name 'libnode.so.108' 2>/dev/null | head -1)" ]; }
has_v8 "$folder" && exit 0
[ -e /usr/include/node/v8.h ] && [ -n "$(find /usr/lib -maxdepth 2 -name 'libnode.so.108' 2>/dev/null | head -1)" ] && exit 0
command -v apt-get >/dev/null || { echo "fetch_v8: apt-get is missing; please install ${packages[*]}" >&2; exit 3; }

simulation=$(LC_ALL=C apt-get install -s --no-install-recommends "${packages[@]}" 2>/dev/null || true)
if [ "$(id -u)" = 0 ] && [ -n "$simulation" ] && ! grep -q '^Remv' <<<"$simulation" && grep -q '^Inst libnode-dev' <<<"$simulation"; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null && exit 0
fi

mkdir -p "$folder/debs"
cd "$folder/debs"
fetch() {
    apt-get download -qq "$1" >/dev/null 2>&1 || { [ "$(id -u)" = 0 ] && apt-get update -qq && apt-get download -qq "$1" >/dev/null; } \
        || { echo "fetch_v8: could not download $1" >&2; exit 3; }
    dpkg-deb -x "$(ls -t "$1"_*.deb | head -1)" "$folder"
}
for package in "${packages[@]}"; do fetch "$package"; done

# Libraries that libnode loads and that this machine lacks.
library=$(find "$folder/usr/lib" -name 'libnode.so.108' | head -1)
declare -A package_of=([libcares.so.2]=libc-ares2 [libuv.so.1]=libuv1 [libnghttp2.so.14]=libnghttp2-14 [libbrotlidec.so.1]=libbrotli1
    [libbrotlienc.so.1]=libbrotli1 [libicui18n.so.72]=libicu72 [libicuuc.so.72]=libicu72)
LC_ALL=C ldd "$library" | awk '/not found/ {print $1}' | while read -r missing; do
    fetch "${package_of[$missing]:?fetch_v8: libnode needs $missing, which this machine does not have}"
done
has_v8 "$folder" || { echo "fetch_v8: the packages did not bring V8 into $folder" >&2; exit 3; }
