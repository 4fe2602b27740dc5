package net.psmail.provisioning.dns;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.psmail.provisioning.dns.CheckedRecord.Remark;

/** What the texts at a name must say, by their purpose. */
final class TextRules {

  /** How a text that is meant for the purpose begins; others at the same name are none of ours. */
  private static final Map<Purpose, String> VERSIONS =
      Map.of(
          Purpose.DMARC, "v=dmarc1",
          Purpose.MTA_STS, "v=stsv1",
          Purpose.TLS_RPT, "v=tlsrptv1",
          Purpose.PACC, "v=uaac1");

  private static final Set<String> STRICT = Set.of("quarantine", "reject");

  private TextRules() {}

  static Verdict judge(Purpose purpose, String ours, List<String> texts) {
    String version = VERSIONS.getOrDefault(purpose, "");
    List<Map<String, String>> found =
        texts.stream()
            .filter(one -> one.strip().toLowerCase(Locale.ROOT).startsWith(version))
            .map(Txt::tags)
            .toList();
    return switch (found.size()) {
      case 0 -> Verdict.MISSING;
      case 1 -> judge(purpose, Txt.tags(ours), found.get(0));
      default -> Verdict.wrong(Remark.SEVERAL);
    };
  }

  private static Verdict judge(
      Purpose purpose, Map<String, String> ours, Map<String, String> found) {
    return switch (purpose) {
      case DMARC -> policy(ours, found);
      case TLS_RPT -> reports(ours, found);
      case MTA_STS -> Verdict.rightIf(same("id", ours, found));
      case DKIM ->
          Verdict.rightIf(
              same("p", ours, found) && found.getOrDefault("k", "rsa").equalsIgnoreCase("rsa"));
      default -> Verdict.rightIf(same("a", ours, found) && same("d", ours, found));
    };
  }

  private static Verdict policy(Map<String, String> ours, Map<String, String> found) {
    String policy = found.getOrDefault("p", "").toLowerCase(Locale.ROOT);
    if (policy.equals("none")) {
      return Verdict.wrong(Remark.WATCHING);
    }
    if (!STRICT.contains(policy)) {
      return Verdict.wrong(Remark.BROKEN);
    }
    return found.equals(ours) ? Verdict.RIGHT : Verdict.BROADER;
  }

  private static Verdict reports(Map<String, String> ours, Map<String, String> found) {
    if (found.getOrDefault("rua", "").isEmpty()) {
      return Verdict.wrong(Remark.BROKEN);
    }
    return found.equals(ours) ? Verdict.RIGHT : Verdict.BROADER;
  }

  private static boolean same(String tag, Map<String, String> ours, Map<String, String> found) {
    return found.getOrDefault(tag, "").equals(ours.get(tag));
  }
}
