package net.psmail.certificates.preflight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.xbill.DNS.CAARecord;

/**
 * Whether the CAA records of a domain let an authority certify its names.
 *
 * @param applicant whom they should let
 * @param method by which the names are proved
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8659#section-4">RFC 8659, 4</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8657">RFC 8657</a>
 */
record CaaRule(Applicant applicant, String method) {

  private static final int CRITICAL = 128;
  private static final String ISSUE = "issue";
  private static final String ISSUE_WILD = "issuewild";
  private static final Set<String> KNOWN =
      Set.of(ISSUE, ISSUE_WILD, "iodef", "issuemail", "contactemail", "contactphone");
  private static final Pattern PARAMETER = Pattern.compile("([A-Za-z0-9]+)\\s*=\\s*([!-:<-~]*)");
  private static final String ACCOUNT = "accounturi";
  private static final String METHODS = "validationmethods";

  /** One word of a record, such as {@code accounturi=...}. */
  private record Parameter(String tag, String value) {}

  /** What is wrong with the records, and what to write; nothing if they permit it. */
  Optional<String> objection(String domain, List<CAARecord> records, boolean wildcard) {
    for (CAARecord record : records) {
      if ((record.getFlags() & CRITICAL) != 0 && !KNOWN.contains(tag(record))) {
        return Optional.of(
            "The CAA record of %1$s with the critical property \"%2$s\" keeps every authority from"
                    .formatted(domain, record.getTag())
                + " issuing: remove it, or write it with the flags 0.");
      }
    }
    String property = property(records, wildcard);
    List<String> values =
        records.stream()
            .filter(record -> tag(record).equals(property))
            .map(CAARecord::getValue)
            .toList();
    return values.isEmpty() || values.stream().anyMatch(this::permits)
        ? Optional.empty()
        : Optional.of(advice(domain, property, values));
  }

  /** A record for wildcards counts for nothing else, and then it alone counts. */
  private static String property(List<CAARecord> records, boolean wildcard) {
    return wildcard && records.stream().anyMatch(record -> tag(record).equals(ISSUE_WILD))
        ? ISSUE_WILD
        : ISSUE;
  }

  private boolean permits(String value) {
    String issuer = issuer(value);
    boolean isOurs =
        applicant.identities().isEmpty()
            ? !issuer.isEmpty()
            : applicant.identities().stream().anyMatch(issuer::equalsIgnoreCase);
    Optional<List<Parameter>> parameters = parameters(value);
    return isOurs
        && parameters.isPresent()
        && parameters.get().stream().allMatch(this::permits)
        && parameters.get().stream().filter(one -> one.tag().equals(ACCOUNT)).count() < 2;
  }

  private boolean permits(Parameter parameter) {
    return switch (parameter.tag()) {
      case ACCOUNT -> parameter.value().equals(applicant.account().toString());
      case METHODS -> List.of(parameter.value().split(",", -1)).contains(method);
      default -> true;
    };
  }

  private String advice(String domain, String property, List<String> values) {
    String issuer = applicant.identities().stream().sorted().findFirst().orElse("ISSUER");
    StringBuilder value = new StringBuilder(issuer);
    if (mentions(values, ACCOUNT)) {
      value.append("; ").append(ACCOUNT).append('=').append(applicant.account());
    }
    if (mentions(values, METHODS)) {
      value.append("; ").append(METHODS).append('=').append(method);
    }
    return "The CAA records of %1$s do not let %2$s issue for us: add %1$s. CAA 0 %3$s \"%4$s\"."
        .formatted(domain, issuer, property, value);
  }

  private static boolean mentions(List<String> values, String tag) {
    return values.stream().anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(tag));
  }

  private static String tag(CAARecord record) {
    return record.getTag().toLowerCase(Locale.ROOT);
  }

  private static String issuer(String value) {
    return value.split(";", 2)[0].strip();
  }

  /** Nothing if it is not what the grammar allows; such a record lets nobody. */
  private static Optional<List<Parameter>> parameters(String value) {
    List<Parameter> parameters = new ArrayList<>();
    for (String text :
        Arrays.asList(value.split(";", -1)).subList(1, value.split(";", -1).length)) {
      var match = PARAMETER.matcher(text.strip());
      if (match.matches()) {
        parameters.add(new Parameter(match.group(1).toLowerCase(Locale.ROOT), match.group(2)));
      } else if (!text.isBlank()) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }
}
