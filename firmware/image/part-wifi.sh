# shellcheck shell=sh
# part-wifi.sh: Wi-Fi, tried in a machine whose kernel plays two radios: one is the image's, the other an
# access point with a server of addresses and of time (air.c). To be read by a test beside parts.sh,
# with $air: a folder with air, hostapd, timeserver and busybox for the machine.
wifi_name='Büro "2", #4'
wifi_password='an "odd" #one; {x}'

# on_air PASSWORD: $work/air.cpio, what is in the machine beside the image.
on_air() {
	rm -rf "$work/air"
	mkdir -p "$work/air/air"
	cp "$air/air" "$air/hostapd" "$air/timeserver" "$air/busybox" "$work/air/air/"
	cat >"$work/air/air/hostapd.conf" <<EOT
interface=wlan1
driver=nl80211
ssid=$wifi_name
utf8_ssid=1
country_code=DE
hw_mode=g
channel=13
wpa=2
wpa_key_mgmt=WPA-PSK
rsn_pairwise=CCMP
wpa_passphrase=$1
EOT
	cat >"$work/air/air/udhcpd.conf" <<EOT
interface wlan1
start 10.9.0.20
end 10.9.0.29
lease_file /run/leases
pidfile /run/udhcpd.pid
opt subnet 255.255.255.0
opt ntpsrv 10.9.0.1
EOT
	# The last lines: the supplicant dies once.
	cat >"$work/air/air/run" <<'EOT'
box=/air/busybox
: >/run/leases
$box ifconfig wlan1 10.9.0.1 netmask 255.255.255.0
/air/hostapd /air/hostapd.conf &
$box udhcpd -f /air/udhcpd.conf &
/air/timeserver 1900000000 2 123 &
$box sleep 40
$box ls -l /run/wifi.conf
for process in /proc/[0-9]*; do
	if $box grep -q '^wpa_supplicant' "$process/cmdline"; then
		echo "air: kills the supplicant"
		$box kill -9 "${process#/proc/}"
	fi
done
wait
EOT
	(cd "$work/air" && find . | cpio --quiet -o -H newc) >"$work/air.cpio"
}

wifi_boot() { # wifi_boot PASSWORD-OF-THE-NETWORK
	on_air "$1"
	printf '[panel]\nbattery = no\nwidth_px = 1280\nheight_px = 800\n[net]\nwifi = %s\nwifi_password = %s\nwifi_country = de\n' \
		"$wifi_name" "$wifi_password" >"$work/wifi.ini"
	new_disk "$work/wifi.ini"
	cat "$work/air.cpio" "$image/initramfs.zst" >"$work/initrd"
	initrd=$work/initrd
	boot 128 xres=1280,yres=800 "rdinit=/air/air" "$disk -rtc base=2001-01-01" --still
	initrd=
}

part_wifi() {
	wifi_boot "$wifi_password"
	wait_for 'Wi-Fi wlan0' 60 && wait_for 'wlan0: CTRL-EVENT-CONNECTED' 30
	verdict $? "it joins a network of WPA2 whose name and password need quotes, on channel 13 of Germany"
	wait_for 'network wlan0: 10.9.0.2' 30 && wait_for 'time from 10.9.0.1' 15
	verdict $? "an address by DHCP, and the time from a server, through the air"
	soon_of_time 1900000000 90 --board "$work/wifi.ini"
	verdict $? "the picture is that of the server's time"
	wait_for '^-rw------- .* /run/wifi.conf' 60
	verdict $? "the supplicant's configuration is for root alone"
	wait_for 'air: kills the supplicant' 10 && tries=600
	while [ "$(grep -c 'wlan0: CTRL-EVENT-CONNECTED' "$work/serial")" -lt 2 ] && [ "$tries" -gt 0 ]; do
		sleep 0.1
		tries=$((tries - 1))
	done
	[ "$tries" -gt 0 ]
	verdict $? "a supplicant that dies is started again"
	! grep -q 'odd' "$work/serial"
	verdict $? "the password is not told"
	end_vm
	wifi_boot 'another password'
	wait_for '4-Way Handshake failed' 90 && ! grep -q 'network wlan0' "$work/serial"
	verdict $? "with a wrong password it stays out"
	end_vm
}
