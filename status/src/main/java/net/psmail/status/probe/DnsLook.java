package net.psmail.status.probe;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Whether a record is there, with all values that are expected. */
final class DnsLook implements Look {

  @Override
  public Sight look(Probe probe, Visit visit) throws IOException {
    int type = Type.value(probe.option("type", "A"));
    List<String> values =
        new Dns(visit)
            .records(Dns.name(probe.target()), type).stream().map(DnsLook::value).toList();
    if (values.isEmpty()) {
      return new Sight(Finding.RECORD_MISSING, probe.target() + " " + Type.string(type));
    }
    Optional<String> missing =
        probe.option("expect").stream()
            .flatMap(list -> Stream.of(list.split("\\|", -1)))
            .filter(one -> !values.contains(plain(one)))
            .findFirst();
    return missing.isPresent()
        ? new Sight(Finding.RECORD_WRONG, "No " + missing.get() + " in " + values)
        : Sight.works(String.join(", ", values));
  }

  private static String value(Record record) {
    return plain(
        record instanceof TXTRecord text
            ? String.join("", text.getStrings())
            : record.rdataToString());
  }

  /** As one compares names: without the dot at the end, in lower case. */
  private static String plain(String value) {
    return value.strip().replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
  }
}
