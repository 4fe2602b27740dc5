package net.psmail.provisioning.rule;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import net.psmail.provisioning.mailserver.Placement;
import net.psmail.provisioning.rule.Filter.Part;
import net.psmail.provisioning.rule.Filter.Way;

/**
 * Where the rules of a member put a message: what {@link SieveScript} says, for a mail server that
 * runs no scripts. It neither answers nor sends on.
 *
 * @param headers the decoded values of a header field of this name
 */
record SortedMail(Function<String, List<String>> headers) {

  static final String JUNK = "Junk";

  List<Placement> by(Rules rules, Surroundings surroundings) {
    if (rules.junk() && surroundings.spam().stream().anyMatch(this::has)) {
      return List.of(Placement.in(JUNK));
    }
    boolean letter = surroundings.provider().stream().anyMatch(from -> addressed(from, "From"));
    return letter ? List.of(Placement.in(Placement.INBOX)) : filtered(rules.filters());
  }

  private List<Placement> filtered(List<Filter> filters) {
    List<Placement> places = new ArrayList<>();
    Placement marks = Placement.in(Placement.INBOX);
    for (Filter filter : filters) {
      if (fits(filter)) {
        marks =
            new Placement(
                Placement.INBOX,
                marks.seen() || filter.seen(),
                marks.flagged() || filter.flagged());
        Placement marked = marks;
        filter
            .folder()
            .map(folder -> new Placement(folder, marked.seen(), marked.flagged()))
            .filter(place -> places.stream().noneMatch(one -> one.folder().equals(place.folder())))
            .ifPresent(places::add);
        if (filter.stops()) {
          break;
        }
      }
    }
    return places.isEmpty() ? List.of(marks) : places;
  }

  private boolean fits(Filter filter) {
    return switch (filter.part()) {
      case FROM -> fits(filter, "From");
      case TO -> fits(filter, "To", "Cc");
      case SUBJECT -> fits(filter, "Subject");
      case LIST -> fits(filter, "List-Id");
    };
  }

  private boolean fits(Filter filter, String... fields) {
    boolean ofPeople = filter.part() == Part.FROM || filter.part() == Part.TO;
    if (filter.way() == Way.IS && ofPeople) {
      return addressed(filter.words(), fields);
    }
    String words = filter.words().toLowerCase(Locale.ROOT);
    return values(fields)
        .map(value -> value.toLowerCase(Locale.ROOT))
        .anyMatch(value -> filter.way() == Way.IS ? value.equals(words) : value.contains(words));
  }

  private boolean has(SpamHeader spam) {
    return values(spam.name()).anyMatch(spam.value()::equalsIgnoreCase);
  }

  private boolean addressed(String address, String... fields) {
    return values(fields).flatMap(SortedMail::addresses).anyMatch(address::equalsIgnoreCase);
  }

  private Stream<String> values(String... fields) {
    return Stream.of(fields).flatMap(field -> headers.apply(field).stream()).map(String::strip);
  }

  private static Stream<String> addresses(String value) {
    try {
      return Stream.of(InternetAddress.parse(value, false)).map(InternetAddress::getAddress);
    } catch (AddressException unreadable) {
      return Stream.empty();
    }
  }
}
