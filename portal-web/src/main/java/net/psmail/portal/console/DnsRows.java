package net.psmail.portal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.psmail.portal.view.DnsView;
import net.psmail.portal.view.DnsView.Check;
import net.psmail.portal.view.DnsView.LeftOut;
import net.psmail.portal.view.DnsView.Row;
import net.psmail.portal.view.DnsView.Signatures;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.dkim.SigningKey;
import net.psmail.provisioning.dns.CheckedRecord;
import net.psmail.provisioning.dns.CheckedRecord.Remark;
import net.psmail.provisioning.dns.CheckedRecord.State;
import net.psmail.provisioning.dns.CheckedZone;
import net.psmail.provisioning.dns.Zone;
import net.psmail.provisioning.dns.ZoneRecord;

/** Zone, check and keys as the page shows them. */
final class DnsRows {

  private DnsRows() {}

  static DnsView view(
      Zone zone,
      Optional<CheckedZone> checked,
      boolean signs,
      List<SigningKey> keys,
      String mode,
      List<Problem> problems) {
    return new DnsView(
        zone.domain().ascii(),
        zone.text(),
        checked.map(DnsRows::check).orElse(null),
        rows(zone, checked),
        zone.leftOut().stream()
            .map(one -> new LeftOut(Words.of(one.purpose()), Words.of(one.reason())))
            .toList(),
        signatures(signs, keys),
        mode,
        problems);
  }

  private static Check check(CheckedZone checked) {
    return new Check(
        checked.at(),
        checked.count(State.RIGHT),
        checked.count(State.WRONG),
        checked.count(State.MISSING),
        checked.count(State.UNKNOWN));
  }

  /** What was checked, as long as it is what is wanted still. */
  private static List<Row> rows(Zone zone, Optional<CheckedZone> checked) {
    List<Row> rows = new ArrayList<>();
    for (ZoneRecord record : zone.records()) {
      int number = rows.size() + 1;
      rows.add(
          checked.stream()
              .flatMap(one -> one.records().stream())
              .filter(one -> one.wanted().equals(record))
              .findFirst()
              .map(one -> row(number, one))
              .orElseGet(() -> row(number, record, "unchecked", "", List.of())));
    }
    return rows;
  }

  private static Row row(int number, CheckedRecord checked) {
    String remark = checked.remark() == Remark.NONE ? "" : Words.of(checked.remark());
    return row(number, checked.wanted(), Words.of(checked.state()), remark, checked.found());
  }

  private static Row row(
      int number, ZoneRecord record, String state, String remark, List<String> found) {
    return new Row(
        number,
        Words.of(record.purpose()),
        record.name(),
        record.type(),
        record.data(),
        state,
        remark,
        found);
  }

  private static Signatures signatures(boolean used, List<SigningKey> keys) {
    boolean waits = has(keys, SigningKey.State.NEW);
    return new Signatures(
        used, next(keys), used && !waits, keys.stream().map(DnsRows::key).toList());
  }

  /** The one thing to do now; the first that is true. */
  private static String next(List<SigningKey> keys) {
    if (has(keys, SigningKey.State.NEW)) {
      return has(keys, SigningKey.State.SIGNING) ? "publish-another" : "publish";
    }
    if (!has(keys, SigningKey.State.SIGNING)) {
      return "make";
    }
    if (has(keys, SigningKey.State.OVER)) {
      return "remove";
    }
    return has(keys, SigningKey.State.RETIRED) ? "keep" : "none";
  }

  private static boolean has(List<SigningKey> keys, SigningKey.State state) {
    return keys.stream().anyMatch(key -> key.state() == state);
  }

  private static DnsView.Key key(SigningKey key) {
    return new DnsView.Key(
        key.key().selector(),
        Words.of(key.state()),
        key.since(),
        key.until().equals(key.since()) ? null : key.until());
  }
}
