#!/bin/sh
# libs.sh SOURCES OUT TRIPLET: the graphics libraries of the player, static and with nothing in them
# that a panel does not need, from Debian's own source packages. What is left out (windows, sound,
# compressed fonts) decides no pixel; `make image-test` compares them.
#
#	SOURCES  folder of *.dsc and what belongs to them (fetch.sh)
#	OUT      folder for include/ and lib/; its marker `done` says that all is there
#	TRIPLET  of the cross compiler, aarch64-linux-gnu
set -eu
triplet=$3
mkdir -p "$2"
out=$(cd "$2" && pwd)
sources=$(cd "$1" && pwd)
made_of=$(cat "$0" "$sources"/*.dsc | cksum)
[ "$(cat "$out/done" 2>/dev/null)" != "$made_of" ] || exit 0
rm -f "$out/done"
log=$out/build.log
: >"$log"

# quietly COMMAND...: its output only where it fails.
quietly() {
	"$@" >>"$log" 2>&1 || {
		tail -n 30 "$log" >&2
		echo "libs.sh: $1 failed; all of it: $log" >&2
		exit 1
	}
}

# unpack NAME: the source package NAME, Debian's patches applied, in $out/src/NAME.
unpack() {
	rm -rf "${out:?}/src/$1"
	mkdir -p "$out/src"
	quietly dpkg-source --no-check -x "$sources"/"$1"_*.dsc "$out/src/$1"
}

cat >"$out/toolchain.cmake" <<EOT
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR ${triplet%%-*})
set(CMAKE_C_COMPILER $triplet-gcc)
set(CMAKE_CXX_COMPILER $triplet-g++)
set(CMAKE_FIND_ROOT_PATH $out)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
EOT
# Nothing of the host's may be found.
export PKG_CONFIG_LIBDIR=/nonexistent
flags="-Os -g0 -ffunction-sections -fdata-sections -ffile-prefix-map=$out/src=."

# cmake_build NAME OPTION...
cmake_build() {
	name=$1
	shift
	quietly cmake -G 'Unix Makefiles' -S "$out/src/$name" -B "$out/src/$name/build" \
		-DCMAKE_TOOLCHAIN_FILE="$out/toolchain.cmake" -DCMAKE_INSTALL_PREFIX="$out" \
		-DCMAKE_INSTALL_LIBDIR=lib -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS="$flags" \
		-DBUILD_SHARED_LIBS=OFF "$@"
	quietly make -C "$out/src/$name/build" -j2 install
}

for p in freetype libsdl2 libsdl2-ttf harfbuzz; do unpack "$p"; done

# Fonts in a pack are plain TrueType and OpenType: no compression, no bitmaps in PNG. FreeType's own
# copy of zlib would meet libpng's.
sed -i 's/^#define FT_CONFIG_OPTION_USE_ZLIB$//' \
	"$out/src/freetype/include/freetype/config/ftoption.h"
cmake_build freetype -DFT_DISABLE_BZIP2=ON -DFT_DISABLE_PNG=ON -DFT_DISABLE_BROTLI=ON \
	-DFT_DISABLE_HARFBUZZ=ON -DFT_DISABLE_ZLIB=ON

# Of SDL only surfaces are used here; the screen is firmware/display_drm.c's.
off=
for part in AUDIO JOYSTICK HAPTIC HIDAPI SENSOR POWER MISC X11 WAYLAND KMSDRM RPI VIVANTE OPENGL \
	OPENGLES VULKAN DBUS IBUS LIBSAMPLERATE RENDER LOCALE; do
	off="$off -DSDL_$part=OFF"
done
# shellcheck disable=SC2086
cmake_build libsdl2 -DSDL_SHARED=OFF -DSDL_STATIC=ON -DSDL_TEST=OFF -DSDL_DUMMYVIDEO=ON $off

# One file each: their own build systems would look for what is not wanted.
cd "$out/src/harfbuzz/src"
# shellcheck disable=SC2086
quietly "$triplet-g++" $flags -std=c++11 -fno-exceptions -fno-rtti -fno-threadsafe-statics \
	-DHAVE_FREETYPE=1 -DHAVE_PTHREAD=1 -I"$out/include/freetype2" -c harfbuzz.cc \
	-o "$out/src/harfbuzz.o"
mkdir -p "$out/include/harfbuzz"
cp ./*.h "$out/include/harfbuzz/"
cd "$out/src/libsdl2-ttf"
# shellcheck disable=SC2086
quietly "$triplet-gcc" $flags -DTTF_USE_HARFBUZZ=1 -I"$out/include/SDL2" \
	-I"$out/include/freetype2" -I"$out/include/harfbuzz" -c SDL_ttf.c -o "$out/src/SDL_ttf.o"
cp SDL_ttf.h "$out/include/SDL2/"
cd "$out/lib"
rm -f libharfbuzz.a libSDL2_ttf.a
quietly "$triplet-ar" rcsD libharfbuzz.a ../src/harfbuzz.o
quietly "$triplet-ar" rcsD libSDL2_ttf.a ../src/SDL_ttf.o
rm -rf "$out/src"
echo "$made_of" >"$out/done"
