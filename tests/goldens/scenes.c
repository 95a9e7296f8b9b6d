#include "tests/goldens/scenes.h"

#include "base/base.h"

#define HEAD(...)                                                                         \
	{                                                                                 \
		.kind = PACK_HEADLINE, .article = 1, .date_ms = PACK_NO_DATE, __VA_ARGS__ \
	}
#define SAID(...)                                                                                  \
	{                                                                                          \
		.kind = PACK_QUOTE, .article = 1, .voice = 1, .date_ms = PACK_NO_DATE, __VA_ARGS__ \
	}
#define WIRE                                                                                   \
	.kicker = SPAN("Harbour"), .place = SPAN("Norhaven"), .source = SPAN("Coast Gazette"), \
	.date = SPAN("15 July 2025")
#define BY .speaker = SPAN("Ada Lindqvist"), .role = SPAN("chief engineer of the harbour")

const struct pack_card scenes_others[SCENES_N_OTHERS] = {
	HEAD(.text = SPAN("Ferry timetable unchanged through August")),
	HEAD(.text = SPAN("Council votes 5-4 for a second sluice")),
};

const struct pack_card scenes_others_rtl[SCENES_N_OTHERS] = {
	HEAD(.text = SPAN("جدول العبّارات لا يتغيّر حتى نهاية أغسطس")),
	HEAD(.text = SPAN("المجلس يصوّت 5 مقابل 4 لصالح هويس ثانٍ")),
};

const struct scenes_scene scenes_list[] = {
	{"headline", "hd43", "newsroom", 0, false,
	 HEAD(.text = SPAN("Harbour bridge at Norhaven opens a year early after night work"),
	      WIRE)},
	{"quote", "hd43", "newsroom", 0, false,
	 SAID(.text = SPAN("We counted every bolt twice before we let the first lorry across"), BY,
	      WIRE)},
	{"headline-paper", "hd43", "paper", 0, false,
	 HEAD(.text = SPAN("\"Nobody will miss the long way round,\" says the baker on the quay"),
	      WIRE)},
	{"quote-paper", "tv55", "paper", 0, false,
	 SAID(.text = SPAN(
		      "It took the kitchen, the garden and the road that went to it -- and then "
		      "it took the bridge we would have needed to leave."),
	      BY, WIRE)},
	{"one-word", "hd43", "contrast", 0, false, HEAD(.text = SPAN("Flood"), WIRE)},
	{"short-words", "hd32", "newsroom", 0, false,
	 HEAD(.text = SPAN(
		      "We go on as we do if it is up to us, or so it is put to us by all of us"),
	      WIRE)},
	{"ninety", "desk27", "calm", 0, false,
	 HEAD(.text = SPAN(
		      "Norhaven keeps its ferries through the winter as the new bridge waits for "
		      "one last weld"),
	      WIRE)},
	{"numbers", "bar88", "newsroom", 0, false,
	 HEAD(.text = SPAN("Dike of 146.5 km to cost \xE2\x82\xAC"
			   "1.2 billion by 12 May"),
	      WIRE)},
	{"quote-beside", "bar88", "contrast", 0, false,
	 SAID(.text = SPAN("There is no money left to promise before May"),
	      .speaker = SPAN("Jens Halvorsen"), .role = SPAN("finance councillor"), WIRE)},
	{"quote-calm", "panel10", "calm", 0, false,
	 SAID(.text = SPAN(
		      "I have stopped using the word \xE2\x80\x98never\xE2\x80\x99, and so has "
		      "the river"),
	      BY, WIRE)},
	{"four-hundred", "portrait43", "paper", 0, false,
	 SAID(.text = SPAN(
		      "We asked for the pumps in March, and for the sandbags in April, and for "
		      "somebody to answer the telephone in May. Now the pier is gone, and the road "
		      "to it, and all that is left of the ticket office is the clock, which has "
		      "kept the right time through all of it. So I have a proposal for the "
		      "council: "
		      "leave the pier as it is, move the council to the ticket office, and let us "
		      "see who is quicker with the pumps."),
	      BY, WIRE)},
	{"half-first", "pi7", "newsroom", 0, false,
	 SAID(.text = SPAN("We asked for the pumps in March, and for the sandbags in April"), BY,
	      WIRE, .part = 1, .n_parts = 2)},
	{"half-second", "pi7", "newsroom", 0, false,
	 SAID(.text = SPAN("and for somebody to answer the telephone in May."), BY, WIRE, .part = 2,
	      .n_parts = 2)},
	{"long-word", "tft35", "newsroom", 0, false,
	 HEAD(.text = SPAN("Nordseek\xC3\xBCstenschifffahrtsgesellschaft stellt den Betrieb ein"),
	      .kicker = SPAN("Hafen"), .language = SPAN("de"))},
	{"german", "panel10", "newsroom", 0, false,
	 SAID(.text = SPAN("Wir haben die Pumpen im M\xC3\xA4rz verlangt - und niemand ging ans "
			   "Telefon"),
	      .speaker = SPAN("Ada Lindqvist"), .role = SPAN("Hafenbaumeisterin"),
	      .kicker = SPAN("Hafen"), .language = SPAN("de"))},
	{"french", "hd43", "paper", 0, false,
	 SAID(.text = SPAN("Qui a compt\xC3\xA9 les boulons ? Nous : deux fois, avant le premier "
			   "camion"),
	      .speaker = SPAN("Ada Lindqvist"), .role = SPAN("ing\xC3\xA9nieure en chef du port"),
	      .kicker = SPAN("Port"), .language = SPAN("fr"))},
	{"spanish", "hd43", "newsroom", 0, false,
	 HEAD(.text = SPAN("\xC2\xBFQui\xC3\xA9n pagar\xC3\xA1 el puente? El alcalde \"no lo "
			   "sabe\" y el "
			   "puerto calla"),
	      .kicker = SPAN("Puerto"), .language = SPAN("es"))},
	{"greek", "hd32", "paper", 0, false,
	 HEAD(.text = SPAN("\xCE\x97 \xCE\xB3\xCE\xAD\xCF\x86\xCF\x85\xCF\x81\xCE\xB1 "
			   "\xCE\xB1\xCE\xBD\xCE\xBF\xCE\xAF\xCE\xB3\xCE\xB5\xCE\xB9 "
			   "\xCE\xBE\xCE\xB1\xCE\xBD\xCE\xAC"),
	      WIRE)},
	{"cyrillic", "hd32", "newsroom", 0, false,
	 HEAD(.text = SPAN(
		      "\xD0\x9C\xD0\xBE\xD1\x81\xD1\x82 \xD1\x87\xD0\xB5\xD1\x80\xD0\xB5\xD0\xB7 "
		      "\xD1\x80\xD0\xB5\xD0\xBA\xD1\x83 \xD1\x81\xD0\xBD\xD0\xBE\xD0\xB2\xD0\xB0 "
		      "\xD0\xBE\xD1\x82\xD0\xBA\xD1\x80\xD1\x8B\xD1\x82"),
	      WIRE)},
	{"notice",
	 "portrait43",
	 "contrast",
	 0,
	 false,
	 {.kind = PACK_NOTICE,
	  .article = 1,
	  .date_ms = PACK_NO_DATE,
	  .text = SPAN("Fire drill today at 11: leave by the north stairs, the lifts stand still"),
	  .kicker = SPAN("Notice"),
	  .source = SPAN("House office")}},
	{"epaper", "epaper75", "eink", 0, false,
	 HEAD(.text = SPAN("Harbour bridge at Norhaven opens a year early after night work"),
	      WIRE)},
	{"epaper-quote", "epaper75", "eink", 0, false,
	 SAID(.text = SPAN("We counted every bolt twice before we let the first lorry across"), BY,
	      WIRE)},
	{"greys", "hd43", "eink", 0, false,
	 SAID(.text = SPAN("We counted every bolt twice before we let the first lorry across"), BY,
	      WIRE)},
	{"lamps", "led128", "matrix", 0, false,
	 HEAD(.text = SPAN("Harbour bridge opens a year early after night work"), WIRE)},
	{"lamps-quote", "led128", "matrix", 0, false,
	 SAID(.text = SPAN("We counted every bolt twice"), .speaker = SPAN("Ada Lindqvist"), WIRE)},
	{"arabic", "hd43", "newsroom", 0, false,
	 HEAD(.text = SPAN("«الجسر» الجديد في نورهافن يُفتتح قبل موعده بعام بعد 24 ليلة عمل"),
	      .kicker = SPAN("الميناء"), .source = SPAN("جريدة الساحل"),
	      .date = SPAN("22 August 2025"), .language = SPAN("ar"))},
	{"arabic-portrait", "portrait43", "paper", 0, false,
	 HEAD(.text = SPAN("بَعْدَ إِضْرَابِ البَحَّارَةِ: العبّارات تعود إلى الجُزُر"), .kicker = SPAN("الميناء"),
	      .source = SPAN("جريدة الساحل"), .language = SPAN("ar"))},
	{"hebrew-across", "hd43", "newsroom", 0, false,
	 HEAD(.text = SPAN("הגשר בנורהאוון (Norhaven) נפתח שנה לפני הזמן, אחרי 24 לילות עבודה"),
	      .kicker = SPAN("נמל"), .source = SPAN("Coast Gazette"),
	      .date = SPAN("15 July 2025"))},
	{"hebrew-quote", "hd43", "paper", 0, false,
	 SAID(.text = SPAN("ספרנו כל בורג פעמיים לפני שנתנו למשאית הראשונה לעבור."),
	      .speaker = SPAN("עדה לינדקוויסט"), .role = SPAN("מהנדסת הנמל"), .kicker = SPAN("נמל"),
	      .language = SPAN("he"))},
	{"devanagari", "hd43", "newsroom", 0, false,
	 HEAD(.text = SPAN("नॉरहेवन का पुल एक वर्ष पहले खुला, रात-दिन की मेहनत से मिली सफलता"), WIRE)},
	{"devanagari-quote", "hd32", "paper", 0, false,
	 SAID(.text = SPAN("पहली लॉरी के गुज़रने से पहले हमने हर बोल्ट को दो बार गिना।"), BY, WIRE)},
	{"bengali", "pi7", "newsroom", 0, false,
	 HEAD(.text = SPAN("নরহ্যাভেনের সেতু এক বছর আগেই খুলে গেল, রাতভর কাজের ফল।"), WIRE)},
	{"tamil", "panel10", "contrast", 0, false,
	 HEAD(.text = SPAN("நார்ஹேவன் பாலம் ஓராண்டு முன்பே திறந்தது"), WIRE)},
	{"thai", "hd43", "newsroom", 0, false,
	 HEAD(.text = SPAN("สะพานท่าเรือเปิดใช้ก่อนกำหนดหนึ่งปี ผู้ใหญ่เตือนน้ำขึ้นสูงซึ่งอยู่ใกล้ที่ลุ่ม"), WIRE)},
	{"thai-bar", "bar88", "newsroom", 0, false,
	 HEAD(.text = SPAN("สะพานท่าเรือเปิดใช้ก่อนกำหนดหนึ่งปีหลังทำงานตลอดคืน"), WIRE)},
	{"khmer", "hd32", "newsroom", 0, false,
	 HEAD(.text = SPAN("ស្ពានកំពង់ផែបើកមុនកាលកំណត់មួយឆ្នាំ"), WIRE)},
	{"japanese", "hd43", "newsroom", 0, false,
	 HEAD(.text = SPAN(
		      "「港の橋」一年早く開通、夜通しの工事でついに実現──市長「感謝しかない」"),
	      .kicker = SPAN("港"), .date = SPAN("22 August 2025"), .language = SPAN("ja"))},
	{"japanese-portrait", "portrait43", "calm", 0, false,
	 HEAD(.text = SPAN("離島を結ぶフェリー、ストライキ終結を受け来週から運航再開へ"),
	      .kicker = SPAN("港"), .language = SPAN("ja"))},
	{"chinese", "hd43", "paper", 0, false,
	 HEAD(.text = SPAN("港口大桥提前一年开通：“每一颗螺栓都数了两遍”，总工程师表示"),
	      .kicker = SPAN("港口"), .language = SPAN("zh"))},
	/* In the shapes of Taiwan: the bone, the blade, the edge of the gate. */
	{"traditional", "hd43", "newsroom", 0, false,
	 HEAD(.text = SPAN("港口大橋提前一年開通：「每一顆螺栓都數了兩遍」，門上直角與骨架完好"),
	      .kicker = SPAN("港口"), .language = SPAN("zh-Hant"))},
	{"korean", "hd43", "contrast", 0, false,
	 HEAD(.text = SPAN("항구 다리 1년 앞당겨 개통… “볼트를 두 번씩 세었다”"),
	      .kicker = SPAN("항구"), .language = SPAN("ko"))},
	{"vietnamese", "hd43", "newsroom", 0, false,
	 HEAD(.text = SPAN("ĐƯỜNG PHỐ NGẬP NƯỚC: cầu cảng Norhaven mở sớm một năm sau những đêm "
			   "làm việc"),
	      WIRE)},
	{"emoji", "hd43", "newsroom", 0, false,
	 HEAD(.text = SPAN("Storm \xF0\x9F\x8C\x80 keeps 24 ferries \xE2\x9B\xB4 in port, says "
			   "the harbour \xE2\x9A\x93"),
	      WIRE)},
	{"live", "hd43", "newsroom", 150, true,
	 HEAD(.text = SPAN("Harbour bridge at Norhaven opens a year early after night work"),
	      WIRE)},
	{"live", "hd43", "newsroom", 2500, true,
	 HEAD(.text = SPAN("Harbour bridge at Norhaven opens a year early after night work"),
	      WIRE)},
};

const size_t scenes_n = COUNT_OF(scenes_list);
