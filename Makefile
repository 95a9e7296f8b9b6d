# stoppress: the one build file. `make help` lists the targets.
#
#	make run     the cards in a window (pictures where there is no display)
#	make test    everything that can be tested without display and network

SHELL := /bin/sh
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:

VERSION := 0.1.0

# What a run shows: one's own text, panel and look.
CORPUS ?= assets/corpus
BOARD ?= hd43
THEME ?= newsroom
ARGS ?=

# MODE: release, or san (address and undefined-behaviour sanitizers, no recovery).
MODE ?= release
B := build/$(MODE)
CC := gcc
AR := ar

# ---------------------------------------------------------------------------------------- packages

PACKAGES := gcc libc6-dev make pkg-config time \
	libsdl2-dev libsdl2-ttf-dev libdrm-dev libfreetype-dev libharfbuzz-dev libfontconfig-dev \
	libfribidi-dev libunibreak-dev libicu-dev libinih-dev libpng-dev libcjson-dev libxml2-dev \
	libutf8proc-dev libstemmer-dev libhyphen-dev hyphen-en-us hyphen-de hyphen-fr hyphen-es \
	libcmocka-dev fonts-inter fonts-noto-core fonts-noto-cjk fonts-symbola fonts-dejavu-core \
	fonts-sil-andika fonts-spleen
# For `make deb` and `make deb-test` only.
PACKAGES_DEB := dpkg-dev gzip xz-utils
PACKAGES_DEB_TEST := debootstrap lintian
# For `make image` and `make image-test` only.
PACKAGES_IMAGE := cmake dpkg-dev patch xz-utils cpio zstd genimage mtools dosfstools e2fsprogs
PACKAGES_IMAGE_arm64 := gcc-aarch64-linux-gnu g++-aarch64-linux-gnu libc6-dev-arm64-cross
PACKAGES_IMAGE_amd64 := gcc-x86-64-linux-gnu g++-x86-64-linux-gnu
PACKAGES_IMAGE_TEST := openssl mtools dosfstools e2fsprogs fdisk device-tree-compiler
PACKAGES_IMAGE_TEST_arm64 := qemu-system-arm
PACKAGES_IMAGE_TEST_amd64 := qemu-system-x86 ovmf
# The compiler of this machine needs no other name.
ifeq ($(shell uname -m),x86_64)
PACKAGES_IMAGE_amd64 := g++
endif
PKGS_DEVICE := sdl2 SDL2_ttf freetype2 harfbuzz fribidi libpng libdrm
PKGS_HOST := harfbuzz-subset fontconfig icu-uc libcjson libutf8proc libxml-2.0

# ------------------------------------------------------------------------------------------- flags

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wundef -Wvla -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wimplicit-fallthrough -Wpointer-arith -Werror
# pkg-config may not be there before `make deps`, so it is asked when a recipe first wants to know.
CFLAGS_HOST = $(eval CFLAGS_HOST := $(shell pkg-config --cflags $(PKGS_HOST) cmocka $(PKGS_DEVICE)))$(CFLAGS_HOST)
LIBS_DEVICE = $(eval LIBS_DEVICE := $(shell pkg-config --libs $(PKGS_DEVICE)) -linih -lunibreak -lm)$(LIBS_DEVICE)
LIBS_HOST = $(eval LIBS_HOST := $(shell pkg-config --libs $(PKGS_HOST)) -lstemmer -lhyphen -linih -lm)$(LIBS_HOST)

OPT_release := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong
OPT_san := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
OPT_arm64 := -Os
OPT_amd64 := -Os
OPT_fuzz := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
OPT := $(OPT_$(MODE))
LDFLAGS_release := -Wl,--gc-sections -Wl,-z,relro,-z,now
LDFLAGS_arm64 := -Wl,--gc-sections
LDFLAGS_amd64 := -Wl,--gc-sections
LDFLAGS_san := -fsanitize=address,undefined
# V=1 shows the commands.
say = @$(if $(V),:,printf '  %-6s %s\n' $(1) $(2))
Q := $(if $(V),,@)
BASE_FLAGS := -std=c11 $(OPT) $(WARN) -ffunction-sections -fdata-sections \
	-ffile-prefix-map=$(CURDIR)=. -Isrc -I. -DSTOPPRESS_VERSION='"$(VERSION)"' -MMD -MP
# Only what talks to the system sees more than C11.
# 64-bit times also where the system's own are of 32 bits: a panel has to see 2038.
POSIX := -D_XOPEN_SOURCE=700 -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64

# ----------------------------------------------------------------------------------------- sources
# By files, not by #ifdef: what the player may link, and what only the host may.

HOST_ONLY := src/base/region.c src/base/buf.c src/pack/writer.c
DEVICE_SRC := $(filter-out $(HOST_ONLY),$(foreach r,base config pack text draw show,$(wildcard src/$(r)/*.c)))
HOST_SRC := $(HOST_ONLY) $(wildcard src/news/*.c) $(filter-out src/cardc/main.c,$(wildcard src/cardc/*.c))
PLAYER_SRC := $(filter-out firmware/main.c,$(wildcard firmware/*.c))
UNIT_SRC := $(wildcard tests/unit/*.c)
FUZZ_SRC := $(wildcard tests/fuzz/fuzz_*.c)
BENCH_SRC := $(wildcard tests/bench/*.c)

obj = $(patsubst %.c,$(B)/%.o,$(1))
DEVICE_LIB := $(B)/libdevice.a
HOST_LIB := $(B)/libhost.a
PLAYER_LIB := $(B)/libplayer.a
IMAGE_LIB := $(B)/libimage.a
# A heap in the place of the C library's: of the player where it is an image's.
POOL := $(call obj,firmware/image/pool.c firmware/image/heap.c)
CARDC := $(B)/cardc
PLAYER := $(B)/stoppress

LANG_FILES := $(sort $(wildcard assets/lang/*/*.txt))
THEME_FILES := $(sort $(wildcard assets/themes/*.ini))
BOARD_FILES := $(sort $(wildcard board/*.ini))
DESK_FILES := $(sort $(wildcard assets/desk/*))
CORPUS_FILES := $(sort $(wildcard assets/corpus/*))

EVERY_FILE = $(DEVICE_SRC) $(HOST_SRC) $(PLAYER_SRC) $(LANG_FILES) $(THEME_FILES) $(BOARD_FILES) $(DESK_FILES) \
	$(CORPUS_FILES)

all: $(CARDC) $(PLAYER) ## build cardc and stoppress (build/release/)

$(B)/src/base/file.o $(B)/src/cardc/%.o $(B)/firmware/%.o $(B)/tests/%.o: BASE_FLAGS += $(POSIX)

# Two files that change when what they hold does: the flags, which every object depends on, and the
# lists of files, so that a file that is taken away leaves no trace in an archive or a pack.
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(BASE_FLAGS) $(POSIX)' | cmp -s - $@ || echo '$(CC) $(BASE_FLAGS) $(POSIX)' >$@
$(B)/files: FORCE
	@mkdir -p $(@D)
	@echo '$(EVERY_FILE)' | cmp -s - $@ || echo '$(EVERY_FILE)' >$@
FORCE:

$(B)/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(BASE_FLAGS) $(CFLAGS_HOST) -c -o $@ $<

$(B)/%.o: $(B)/%.S
	$(Q)$(CC) -c -o $@ $<

$(DEVICE_LIB): $(call obj,$(DEVICE_SRC))
$(HOST_LIB): $(call obj,$(HOST_SRC))
$(PLAYER_LIB): $(call obj,$(PLAYER_SRC))
%.a: $(B)/files
	@rm -f $@
	$(call say,AR,$@)
	$(Q)$(AR) rcsD $@ $(filter %.o,$^)

# What is linked into a program as bytes (src/base/embed.h).
$(B)/embed-cardc.S: src/base/embed.sh $(B)/files $(LANG_FILES) $(THEME_FILES) $(BOARD_FILES) $(DESK_FILES)
	@mkdir -p $(@D)
	$(Q)sh src/base/embed.sh $(foreach f,$(LANG_FILES) $(THEME_FILES) $(BOARD_FILES) $(DESK_FILES),$(f)=$(f)) >$@
$(B)/embed-player.S: src/base/embed.sh $(B)/files $(LANG_FILES) $(BOARD_FILES) $(B)/default.pack
	$(Q)sh src/base/embed.sh $(foreach f,$(filter %/glue.txt %/panel.txt,$(LANG_FILES)) $(BOARD_FILES),$(f)=$(f)) \
		default.pack=$(B)/default.pack >$@

$(CARDC): $(B)/src/cardc/main.o $(HOST_LIB) $(DEVICE_LIB) $(B)/embed-cardc.o
	$(call say,LD,$@)
	$(Q)$(CC) $(OPT) $(LDFLAGS_$(MODE)) -o $@ $^ $(LIBS_HOST) $(LIBS_DEVICE)

# The compiler that runs here, where the player is built for another processor.
CARDC_HERE ?= $(CARDC)
$(B)/default.pack: $(CARDC_HERE) $(B)/files $(CORPUS_FILES)
	$(call say,CARDC,$@)
	$(Q)$(CARDC_HERE) compile -o $@ assets/corpus

$(PLAYER): $(B)/firmware/main.o $(if $(filter arm64 amd64,$(MODE)),$(POOL)) $(PLAYER_LIB) $(DEVICE_LIB) $(B)/embed-player.o
	$(call say,LD,$@)
	$(Q)$(CC) $(OPT) $(LDFLAGS_$(MODE)) -o $@ $^ $(LIBS_DEVICE)

# --------------------------------------------------------------------------------------------- use

# 'run' and 'test' install what is missing first. Where nothing is, 'deps' only looks.
deps: ## install the packages that are missing (apt; sudo where not root)
	@missing=""; \
	for p in $(PACKAGES); do \
		dpkg-query -W -f '$${db:Status-Status}\n' $$p 2>/dev/null | grep -qx installed || \
			missing="$$missing $$p"; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	echo "installing:$$missing"; \
	sudo=; [ "$$(id -u)" -eq 0 ] || sudo=sudo; \
	export DEBIAN_FRONTEND=noninteractive; \
	$$sudo apt-get update -qq && \
		$$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null

# A fresh make, so that pkg-config is asked after the packages are there.
run: deps ## show the cards: make run [CORPUS=path] [BOARD=name] [THEME=name] [ARGS=...]
	@$(MAKE) --no-print-directory -j2 all
	@mkdir -p build/run
	$(CARDC) compile --theme "$(THEME)" --board "$(BOARD)" -o build/run/cards.pack "$(CORPUS:~/%=$(HOME)/%)"
	$(PLAYER) run --pack build/run/cards.pack --board "$(BOARD)" --out build/run/cards $(ARGS)

test: deps ## all tests; ends with "N passed, N failed"
	@$(MAKE) --no-print-directory -j2 check

san: deps ## all tests under the address and undefined-behaviour sanitizers
	@$(MAKE) --no-print-directory -j2 check MODE=san

bench: deps ## speed and memory, printed, never judged
	@$(MAKE) --no-print-directory -j2 bench-run

clean: ## remove everything that was built
	rm -rf build

help: ## this list
	@sed -n 's/^\([a-z%-]*\):.*## \(.*\)/  \1|\2/p' Makefile | \
		while IFS='|' read -r name text; do printf '  %-12s %s\n' "$$name" "$$text"; done

# ------------------------------------------------------------------------------------------ images
# Kernel and initramfs for a board that has a folder board/<name>/, and the card it boots from where
# its facts name one; from Debian's packages.

IMAGE := build/image/$(BOARD)
IMAGE_PACKAGES := build/image/packages-$(BOARD)
IMAGE_LIBS = build/image/libs-$(TRIPLET)
IMAGE_ARCH = $(shell sed -n 's/^arch=//p' board/$(BOARD)/facts 2>/dev/null)
IMAGE_WIFI = $(shell grep -s '^wifi=' board/$(BOARD)/facts | tr -d '"')
IMAGE_ROOT = $(CURDIR)/$(IMAGE_PACKAGES)/root/usr
# Every file of an image has the date of the commit it is made from.
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

image: ## kernel, initramfs and card of a board: make image BOARD=rpi [PACK=file]
	@[ -f board/$(BOARD)/facts ] || { echo "make image: no such board: BOARD=$(BOARD); there is:" \
		$(patsubst board/%/facts,%,$(wildcard board/*/facts)) >&2; exit 2; }
	@$(MAKE) --no-print-directory image-packages
	@$(MAKE) --no-print-directory -j2 all build/release/mend
	@. board/$(BOARD)/facts && $(MAKE) --no-print-directory image-for TRIPLET=$$triplet
	$(Q)SOURCE_DATE_EPOCH=$(SOURCE_DATE_EPOCH) sh firmware/image/image.sh board/$(BOARD) \
		$(IMAGE_PACKAGES) build/$(IMAGE_ARCH) $(IMAGE) $(PACK)
	$(Q). board/$(BOARD)/facts && [ -z "$$card" ] || SOURCE_DATE_EPOCH=$(SOURCE_DATE_EPOCH) \
		sh firmware/image/sdcard.sh board/$(BOARD) $(IMAGE_PACKAGES) $(IMAGE) build/release/mend
	@ls -l $(IMAGE) | awk 'NF > 8 {printf "  %9d %s\n", $$5, $$9}'

# What an image is made with, on this machine, and what it is made of.
image-packages:
	@$(MAKE) --no-print-directory deps \
		PACKAGES="$(PACKAGES) $(PACKAGES_IMAGE) $(PACKAGES_IMAGE_$(IMAGE_ARCH))"
	$(call say,FETCH,$(IMAGE_PACKAGES))
	$(Q)sh firmware/image/fetch.sh board/$(BOARD)/facts $(IMAGE_PACKAGES)

image-test: ## boot the image in QEMU and compare its screen: make image-test BOARD=qemu-arm64
	@$(MAKE) --no-print-directory deps PACKAGES="$(PACKAGES_IMAGE_TEST) $(PACKAGES_IMAGE_TEST_$(IMAGE_ARCH))"
	@$(MAKE) --no-print-directory image PACK=
	@$(MAKE) --no-print-directory $(addprefix build/release/,same scanned monitor cut timeserver cards)
	@. board/$(BOARD)/facts && [ "$(BOARD)" != qemu-arm64 ] || \
		$(MAKE) --no-print-directory image-air image-vkms TRIPLET=$$triplet
	@sh firmware/image/test-$(BOARD).sh $(IMAGE) build/release $(IMAGE)/air $(IMAGE)/vkms

# What of Wi-Fi goes into a machine for a test, beside the image: the access point.
image-air:
	$(Q)sh firmware/image/wifi.sh $(IMAGE_PACKAGES) $(IMAGE)/air $(TRIPLET) hostapd
	$(Q)$(TRIPLET)-gcc -std=c11 -O1 -o $(IMAGE)/air/air firmware/image/air.c
	$(Q)$(TRIPLET)-gcc -std=gnu11 -O1 -Isrc -I. -o $(IMAGE)/air/timeserver \
		firmware/image/timeserver.c firmware/now.c
	$(Q)cp $(IMAGE_PACKAGES)/root/bin/busybox $(IMAGE)/air/

# Likewise a graphics card that the kernel plays, where it is to be tried: its source is 140 MB to fetch.
image-vkms:
	$(Q)case " $${ONLY-vkms} " in *" vkms "*) \
		sh firmware/image/vkms.sh $(IMAGE_PACKAGES) $(IMAGE)/vkms $(IMAGE_ARCH) $(TRIPLET) && \
		cp $(IMAGE_PACKAGES)/root/bin/busybox $(IMAGE)/vkms/ ;; esac

# What the tests of images need on this machine.
$(addprefix build/release/,same scanned monitor cut timeserver): build/release/%: build/release/firmware/image/%.o \
		build/release/firmware/now.o build/release/libdevice.a
	$(call say,LD,$@)
	$(Q)$(CC) $(OPT_release) -o $@ $^ -lpng -lz

# The program for another processor: the same rules, another compiler, the libraries of its packages.
image-for:
	$(call say,LIBS,$(IMAGE_LIBS))
	$(Q)sh firmware/image/libs.sh $(IMAGE_PACKAGES)/sources $(IMAGE_LIBS) $(TRIPLET)
	$(Q)[ -z "$(IMAGE_WIFI)" ] || sh firmware/image/wifi.sh $(IMAGE_PACKAGES) build/$(IMAGE_ARCH) $(TRIPLET) \
		wpa_supplicant
	@$(MAKE) --no-print-directory -j2 MODE=$(IMAGE_ARCH) CC=$(TRIPLET)-gcc AR=$(TRIPLET)-ar \
		CARDC_HERE=build/release/cardc image-programs \
		LIBS_IMAGE="$(IMAGE_ROOT)/lib/$(TRIPLET)/libinih.a" \
		LIBS_shell="$(IMAGE_ROOT)/lib/$(TRIPLET)/libcrypt.a" \
		CFLAGS_HOST="-isystem $(IMAGE_LIBS)/include -isystem $(IMAGE_LIBS)/include/SDL2 \
			-isystem $(IMAGE_LIBS)/include/freetype2 \
			-isystem $(IMAGE_LIBS)/include/harfbuzz -idirafter $(IMAGE_ROOT)/include \
			-idirafter $(IMAGE_ROOT)/include/fribidi -idirafter $(IMAGE_ROOT)/include/libdrm" \
		LIBS_DEVICE="$(addprefix $(IMAGE_LIBS)/lib/,libSDL2_ttf.a libharfbuzz.a libfreetype.a libSDL2.a) \
			$(addprefix $(IMAGE_ROOT)/lib/$(TRIPLET)/,libdrm.a libfribidi.a libpng16.a libz.a libinih.a) \
			$(IMAGE_ROOT)/lib/libunibreak.so.1 -lm"

# The programs beside the player: init, the first process; net, the network and the time; wifi, what
# joins a network without a cable; shell, for maintenance; cards, what
# an office gives to a panel made into a pack. They share what is neither of them, and cards takes
# the reader of notices and the writer of packs from the host's rooms.
IMAGE_MAIN := init net wifi shell mend cards same scanned monitor cut timeserver air
IMAGE_SRC := $(filter-out $(IMAGE_MAIN:%=firmware/image/%.c) firmware/image/html.c firmware/image/pool.c,$(wildcard firmware/image/*.c))
NOTICE_SRC := src/base/region.c src/base/buf.c src/pack/writer.c firmware/image/html.c src/cardc/known.c \
	$(addprefix src/news/,notice.c notice_key.c markdown.c)
$(IMAGE_LIB): $(call obj,$(IMAGE_SRC) firmware/now.c firmware/memory.c)
image-programs: $(B)/stoppress $(B)/init $(B)/net $(B)/wifi $(B)/shell $(B)/mend $(B)/cards
$(B)/init $(B)/net $(B)/wifi $(B)/shell $(B)/mend $(B)/cards: $(B)/%: $(B)/firmware/image/%.o $(IMAGE_LIB) $(DEVICE_LIB)
	$(call say,LD,$@)
	$(Q)$(CC) $(OPT) $(LDFLAGS_$(MODE)) -o $@ -Wl,--start-group $^ -Wl,--end-group $(LIBS_IMAGE) $(LIBS_$(@F))
$(B)/cards: $(call obj,$(NOTICE_SRC)) $(B)/embed-cards.o
# What of the libraries these need.
LIBS_IMAGE ?= -linih
LIBS_shell ?= -lcrypt
$(B)/embed-cards.S: src/base/embed.sh $(B)/default.pack
	$(Q)sh src/base/embed.sh default.pack=$(B)/default.pack >$@
$(B)/embed-none.S: src/base/embed.sh
	$(Q)sh src/base/embed.sh >$@
$(B)/init $(B)/net $(B)/shell $(B)/mend: $(B)/embed-none.o

# ----------------------------------------------------------------------------------------- install
# For this machine, or, with DESTDIR, for one that is made; `make deb` packs what goes below DESTDIR.

PREFIX ?= /usr/local
SYSCONFDIR ?= /etc
UNITDIR ?= $(PREFIX)/lib/systemd/system

MAN := $(addprefix $(B)/man/,stoppress.1 cardc.1 stoppress.ini.5)
EXAMPLE := $(B)/man/stoppress.ini
# Where systemd of this release of Debian looks for what packages bring.
DEB_UNITDIR := /lib/systemd/system
DEB := build/deb
# Who answers for the package: yours, where you give it to others.
MAINTAINER ?= The stoppress makers <stoppress@example.org>

# From what the programs themselves print. A program for another processor needs MAN_HERE=build/release.
MAN_HERE ?= $(B)
$(MAN): $(B)/man/%: $(wildcard firmware/deb/*.awk firmware/deb/*.roff) firmware/deb/man.sh \
		$(MAN_HERE)/stoppress $(MAN_HERE)/cardc
	@mkdir -p $(@D)
	$(call say,MAN,$@)
	$(Q)SOURCE_DATE_EPOCH=$(SOURCE_DATE_EPOCH) \
		sh firmware/deb/man.sh $* $(MAN_HERE)/stoppress $(MAN_HERE)/cardc >$@
$(EXAMPLE): firmware/deb/man.sh $(wildcard firmware/deb/*.awk) board/hd43.ini $(MAN_HERE)/stoppress
	@mkdir -p $(@D)
	$(call say,MAN,$@)
	$(Q)sh firmware/deb/man.sh stoppress.ini $(MAN_HERE)/stoppress board/hd43.ini >$@

man: $(MAN) $(EXAMPLE) ## the man pages, and a profile with every key explained (build/release/man/)

# A profile and options that are there already are somebody's own.
install: all man ## programs, man pages, service, profile: make install [PREFIX=/usr/local] [DESTDIR=folder]
	install -d $(addprefix $(DESTDIR),$(PREFIX)/bin $(PREFIX)/share/man/man1 $(PREFIX)/share/man/man5 \
		$(PREFIX)/lib/sysusers.d $(PREFIX)/share/doc/stoppress/examples $(UNITDIR) \
		$(SYSCONFDIR)/stoppress $(SYSCONFDIR)/default)
	install -m 755 $(CARDC) $(PLAYER) $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(filter %.1,$(MAN)) $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 $(filter %.5,$(MAN)) $(DESTDIR)$(PREFIX)/share/man/man5
	install -m 644 $(EXAMPLE) $(DESTDIR)$(PREFIX)/share/doc/stoppress/examples
	install -m 644 firmware/deb/sysusers.conf $(DESTDIR)$(PREFIX)/lib/sysusers.d/stoppress.conf
	sed 's|/usr/bin/|$(PREFIX)/bin/|; s|/etc/|$(SYSCONFDIR)/|g' firmware/deb/stoppress.service \
		>$(B)/man/stoppress.service
	install -m 644 $(B)/man/stoppress.service $(DESTDIR)$(UNITDIR)
	[ -e $(DESTDIR)$(SYSCONFDIR)/stoppress/stoppress.ini ] || \
		install -m 644 $(EXAMPLE) $(DESTDIR)$(SYSCONFDIR)/stoppress
	[ -e $(DESTDIR)$(SYSCONFDIR)/default/stoppress ] || \
		install -m 644 firmware/deb/stoppress.default $(DESTDIR)$(SYSCONFDIR)/default/stoppress

deb: deps ## a package for this release of Debian or Raspberry Pi OS (build/deb/)
	@$(MAKE) --no-print-directory deps PACKAGES="$(PACKAGES_DEB)"
	@$(MAKE) --no-print-directory -j2 deb-only

# The pages are made anew, as they bear the date of the commit.
deb-only: all
	@rm -rf $(DEB)/root $(DEB)/*.deb $(B)/man
	$(Q)$(MAKE) --no-print-directory -s install DESTDIR=$(DEB)/root PREFIX=/usr UNITDIR=$(DEB_UNITDIR)
	$(call say,DEB,$(DEB))
	$(Q)SOURCE_DATE_EPOCH=$(SOURCE_DATE_EPOCH) sh firmware/deb/deb.sh $(DEB)/root $(VERSION) "$(MAINTAINER)" $(DEB)

deb-test: deb ## install the package in a fresh Debian, use it, remove it (root; wants a mirror)
	@$(MAKE) --no-print-directory deps PACKAGES="$(PACKAGES_DEB_TEST)"
	@sh firmware/deb/test.sh $(DEB)/stoppress_$(VERSION)_*.deb $(DEB)/chroot

# ------------------------------------------------------------------------------------------- tests

UNIT := $(patsubst tests/unit/%.c,$(B)/tests/unit/%,$(UNIT_SRC))
# Each fuzz target also runs without a fuzzer: over its seeds and their mutations (tests/fuzz/drive.c).
FUZZ_DRIVEN := $(patsubst tests/fuzz/%.c,$(B)/tests/fuzz/%,$(FUZZ_SRC))

SCRIPTS := $(wildcard tests/scripts/*.sh)

$(UNIT): $(B)/tests/unit/%: $(B)/tests/unit/%.o $(IMAGE_LIB) $(PLAYER_LIB) $(HOST_LIB) $(DEVICE_LIB) $(B)/embed-cardc.o
	$(call say,LD,$@)
	$(Q)$(CC) $(OPT) $(LDFLAGS_$(MODE)) $(WRAPPED:%=-Wl,--wrap=%) -o $@ $^ $(LIBS_HOST) $(LIBS_DEVICE) $(LIBS_TEST) -lcmocka
# Functions a test has in the place of the library's, and the heap of an image, where no sanitizer
# has its own.
$(addprefix $(B)/tests/unit/,test_pool test_budget test_year): $(if $(filter san,$(MODE)),,$(POOL))
$(B)/tests/unit/test_year: WRAPPED := card_build face_build malloc calloc realloc
# Only there: the panel's words are compared with ICU's, which no program takes them from.
$(B)/tests/unit/test_words: LIBS_TEST := -licui18n -licuuc
$(B)/tests/unit/test_player: WRAPPED := now_steady_us fork kill

$(FUZZ_DRIVEN): $(B)/tests/fuzz/%: $(B)/tests/fuzz/%.o $(B)/tests/fuzz/drive.o $(IMAGE_LIB) $(PLAYER_LIB) $(HOST_LIB) $(DEVICE_LIB) $(B)/embed-cardc.o
	$(call say,LD,$@)
	$(Q)$(CC) $(OPT) $(LDFLAGS_$(MODE)) -o $@ $^ $(LIBS_HOST) $(LIBS_DEVICE)

# The pictures that are kept (tests/goldens/scenes.h).
GOLDENS := $(B)/tests/goldens/goldens
$(GOLDENS): $(call obj,$(wildcard tests/goldens/*.c)) $(PLAYER_LIB) $(HOST_LIB) $(DEVICE_LIB) $(B)/embed-cardc.o
	$(call say,LD,$@)
	$(Q)$(CC) $(OPT) $(LDFLAGS_$(MODE)) -o $@ $^ $(LIBS_HOST) $(LIBS_DEVICE)

golden-update: all $(GOLDENS) ## draw the kept pictures anew, with a page of what changed
	$(GOLDENS) --update

unit-%: $(B)/tests/unit/test_% ## run one unit test: make unit-span
	$<

check: all man $(B)/cards $(UNIT) $(FUZZ_DRIVEN) $(GOLDENS)
	@B=$(B) sh tests/run.sh $(UNIT) $(FUZZ_DRIVEN) $(GOLDENS) $(SCRIPTS)

# Coverage-guided, by clang's libFuzzer: make fuzz-pack SECONDS=60
SECONDS ?= 60
fuzz-%: ## fuzz one target: make fuzz-pack SECONDS=60
	@$(MAKE) --no-print-directory CC=clang MODE=fuzz build/fuzz/libfuzzer/fuzz_$*
	@mkdir -p build/fuzz/corpus/$*
	build/fuzz/libfuzzer/fuzz_$* -max_total_time=$(SECONDS) -max_len=65536 -print_final_stats=1 \
		build/fuzz/corpus/$* tests/fuzz/seeds/fuzz_$*
build/fuzz/libfuzzer/fuzz_%: build/fuzz/tests/fuzz/fuzz_%.o $(IMAGE_LIB) $(PLAYER_LIB) $(HOST_LIB) $(DEVICE_LIB) $(B)/embed-cardc.o
	@mkdir -p $(@D)
	$(CC) -fsanitize=fuzzer,address,undefined -o $@ $^ $(LIBS_HOST) $(LIBS_DEVICE)

BENCH := $(patsubst tests/bench/%.c,$(B)/tests/bench/%,$(BENCH_SRC))
$(BENCH): $(B)/tests/bench/%: $(B)/tests/bench/%.o $(PLAYER_LIB) $(HOST_LIB) $(DEVICE_LIB) $(B)/embed-cardc.o
	$(call say,LD,$@)
	$(Q)$(CC) $(OPT) $(LDFLAGS_$(MODE)) -o $@ $^ $(LIBS_HOST) $(LIBS_DEVICE)
bench-run: all $(BENCH) $(B)/tests/unit/test_year
	@B=$(B) sh tests/bench/run.sh

# Where marked data lie, outside the repository; what is missing is said and left out.
GOLD ?= ../shared/gold
TUNE ?= ../tune
score: all ## measure extraction against marked data: make score [GOLD=folder] [TUNE=folder]
	@command -v python3 >/dev/null || { echo "score: python3 is not installed" >&2; exit 1; }
	@python3 tests/scripts/score.py $(CARDC) "$(GOLD)" "$(TUNE)"

pictures: all ## draw the README's pictures anew (look at them before you commit)
	$(CARDC) compile -o build/pictures.pack assets/corpus/alaska-summit.txt
	$(PLAYER) sheet --at 2025-08-24T14:05:00Z -p build/pictures.pack -o tests/scenes/sheet.png

format: ## set all C files in the house style
	git ls-files '*.c' '*.h' | xargs clang-format -i

.PHONY: FORCE golden-update all man install deb deb-only deb-test image image-air image-for image-packages image-programs image-vkms image-test check deps run test san bench bench-run score clean help pictures format
.SECONDARY:

-include $(shell [ -d build ] && find build '(' -path build/image -o -path build/deb ')' -prune -o -name '*.d' -type f -print)
