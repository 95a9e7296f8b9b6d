# shellcheck shell=sh
# apt.sh: packages of the Debian mirrors that this machine uses already, for any processor; neither the
# machine's package lists nor what is installed on it change. To be read by scripts.

# apt_begin FOLDER COMPONENTS ARCHITECTURE...: from here on apt's programs know FOLDER (a whole path)
# and what is in it alone, and of the mirrors the newest lists. Remove FOLDER when done.
apt_begin() {
	apt=$1
	components=$2
	shift 2
	mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
	: >"$apt/status"
	# shellcheck disable=SC2016 # the names are apt's
	apt-get indextargets --format '$(ORIGIN) $(REPO_URI) $(RELEASE)' 'Created-By: Packages' |
		sort -u | while read -r origin uri release; do
		[ "$origin" = Debian ] || continue
		echo "deb $uri $release $components"
		echo "deb-src $uri $release main"
	done >"$apt/sources.list"
	if [ ! -s "$apt/sources.list" ]; then
		echo "apt.sh: error: apt knows no mirror of Debian (is this Debian? try 'apt-get update')" >&2
		exit 1
	fi
	cat >"$apt/apt.conf" <<EOF
APT::Architecture "$1";
APT::Architectures { $(printf '"%s"; ' "$@")};
APT::Sandbox::User "root";
Acquire::Languages "none";
Dir::State "$apt";
Dir::State::Status "$apt/status";
Dir::Cache "$apt/cache";
Dir::Etc::SourceList "$apt/sources.list";
Dir::Etc::SourceParts "-";
EOF
	export APT_CONFIG="$apt/apt.conf"
	apt-get update -qq
}
