package net.psmail.portal.compose;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.psmail.portal.view.Problem;
import net.psmail.provisioning.address.AnyAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who is to get a mail, as people write it: addresses with or without names, apart by commas,
 * semicolons or lines.
 *
 * @param addresses each once, without the names
 * @param wrong the first that is no address; null if there is none
 */
record Recipients(List<String> addresses, @Nullable String wrong) {

  private static final Pattern APART = Pattern.compile("[;\\r\\n]+");
  private static final int LONGEST_QUOTE = 80;

  static Recipients of(String typed) {
    String list = APART.matcher(typed).replaceAll(",");
    try {
      return of(InternetAddress.parse(list, false));
    } catch (AddressException notRead) {
      return new Recipients(List.of(), typed);
    }
  }

  private static Recipients of(InternetAddress[] parsed) {
    Map<String, String> addresses = new LinkedHashMap<>();
    String wrong = null;
    for (InternetAddress one : parsed) {
      String address = String.valueOf(one.getAddress()).strip();
      if (AnyAddress.is(address)) {
        addresses.putIfAbsent(AnyAddress.normal(address), address);
      } else if (wrong == null) {
        wrong = address;
      }
    }
    return new Recipients(List.copyOf(addresses.values()), wrong);
  }

  Optional<Problem> problem(String field) {
    return Optional.ofNullable(wrong)
        .map(text -> Problem.of(field, "problem.compose-address", quote(text)));
  }

  private static String quote(String text) {
    return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
  }
}
