/* Any bytes are a proof of play, or none: what is read of them is in order, and can be told of. */
#include <stdio.h>
#include <stdlib.h>

#include "base/base.h"
#include "firmware/played.h"
#include "firmware/report.h"
#include "target.h"

static void check_list(const uint8_t *data, size_t size)
{
	struct played_list list;

	if (played_read(data, size, &list))
		return;
	if (list.n * PLAYED_RECORD_BYTES > size)
		abort();
	for (size_t i = 0; i < list.n; i++) {
		unsigned char bytes[PLAYED_RECORD_BYTES];
		struct played_record back;

		if (list.records[i].number <= (i ? list.records[i - 1].number : 0))
			abort();
		played_pack(&list.records[i], bytes);
		if (!played_unpack(bytes, &back) || back.number != list.records[i].number)
			abort();
	}
	free(list.records);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct report_options row[] = {
		{REPORT_BY_CARD, REPORT_AS_JSON, INT64_MIN, INT64_MAX},
		{REPORT_BY_HOUR, REPORT_AS_TABLE, INT64_MIN, INT64_MAX},
		{REPORT_BY_HOUR, REPORT_AS_CSV, 0, 100000000},
	};
	struct span bytes = {(const char *)data, size};
	static FILE *nowhere;
	struct diag d;

	if (!nowhere)
		nowhere = fopen("/dev/null", "w");
	if (!nowhere)
		abort();
	diag_init(&d, NULL, NULL);
	check_list(data, size);
	for (size_t i = 0; i < COUNT_OF(row); i++)
		if (report_print(nowhere, bytes, "fuzz", &row[i], NULL, &d) && !d.n_errors)
			abort();
	return 0;
}
