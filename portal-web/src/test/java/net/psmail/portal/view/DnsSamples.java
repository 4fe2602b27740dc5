package net.psmail.portal.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.psmail.portal.view.DnsView.Check;
import net.psmail.portal.view.DnsView.LeftOut;
import net.psmail.portal.view.DnsView.Row;
import net.psmail.portal.view.DnsView.Signatures;

/** The DNS of a domain in the states that are worth a look. */
final class DnsSamples {

  private static final Instant NOW = Instant.parse("2026-11-23T14:25:00Z");
  private static final List<String> PURPOSES =
      List.of(
          "host",
          "mx",
          "spf",
          "dkim",
          "dmarc",
          "mta-sts-host",
          "mta-sts",
          "tls-rpt",
          "caa",
          "srv",
          "no-srv",
          "autoconfig",
          "autodiscover",
          "autodiscover-srv",
          "pacc-host",
          "pacc",
          "tlsa");
  private static final List<String> REMARKS =
      List.of(
          "different",
          "several",
          "broader",
          "anybody",
          "not-ours",
          "broken",
          "elsewhere",
          "watching",
          "offered",
          "disagreed",
          "unreachable",
          "not-authoritative",
          "not-delegated",
          "too-slow",
          "",
          "",
          "");
  private static final List<String> STATES = List.of("right", "wrong", "missing", "unknown");
  private static final List<String> REASONS =
      List.of(
          "no-account",
          "no-signer",
          "no-key",
          "other-zone",
          "no-https",
          "own-ports",
          "no-address",
          "no-host-name");

  private DnsSamples() {}

  static Map<String, DnsView> all() {
    Map<String, DnsView> all = new TreeMap<>();
    all.put(
        "dns-unchecked",
        new DnsView(
            "psmail.test",
            "; Mail for psmail.test\n",
            null,
            rows("unchecked"),
            REASONS.stream().map(reason -> new LeftOut("dkim", reason)).toList(),
            new Signatures(false, "make", false, List.of()),
            "testing",
            List.of()));
    all.put("dns-right", checked("right", new Check(NOW, 17, 0, 0, 0), "none", List.of()));
    all.put("dns-mixed", checked("", new Check(NOW, 5, 4, 4, 4), "publish", List.of()));
    all.put(
        "dns-wrong-mode",
        checked(
            "right",
            new Check(NOW, 17, 0, 0, 0),
            "remove",
            List.of(Problem.of("mode", "problem.dns-mode"))));
    for (String next : List.of("publish-another", "keep", "make")) {
      all.put("dns-" + next, checked("right", new Check(NOW, 1, 0, 0, 0), next, List.of()));
    }
    return all;
  }

  private static DnsView checked(String state, Check check, String next, List<Problem> problems) {
    List<DnsView.Key> keys = new ArrayList<>();
    for (String key : List.of("new", "signing", "retired", "over", "lost")) {
      keys.add(new DnsView.Key("ps20261123-" + key, key, NOW, key.equals("retired") ? NOW : null));
    }
    return new DnsView(
        "xn--mller-kva.test",
        "; Mail for xn--mller-kva.test\n_dmarc.xn--mller-kva.test. IN TXT \"<b>"
            + "x".repeat(300)
            + "\"\n",
        check,
        rows(state),
        List.of(),
        new Signatures(true, next, !next.startsWith("publish"), keys),
        "enforce",
        problems);
  }

  private static List<Row> rows(String state) {
    List<Row> rows = new ArrayList<>();
    for (String purpose : PURPOSES) {
      int number = rows.size();
      String own = state.isEmpty() ? STATES.get(number % STATES.size()) : state;
      rows.add(
          new Row(
              number + 1,
              purpose,
              "_long-name._tcp.xn--mller-kva.test.",
              "TXT",
              "\"v=DKIM1; k=rsa; p=" + "MIIBIjANBg".repeat(30) + "\"",
              own,
              own.equals("unchecked") ? "" : REMARKS.get(number),
              own.equals("missing") || own.equals("unchecked")
                  ? List.of()
                  : List.of("<b>\"found")));
    }
    return rows;
  }
}
