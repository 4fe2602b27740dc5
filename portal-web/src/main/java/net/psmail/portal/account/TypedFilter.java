package net.psmail.portal.account;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.psmail.portal.view.FilterForm;
import net.psmail.portal.view.Problem;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.rule.Filter;
import net.psmail.provisioning.rule.Filter.Part;
import net.psmail.provisioning.rule.Filter.Way;

/** A filter as it comes from its form. */
public class TypedFilter {

  @FormParam("part")
  @DefaultValue("")
  private String part = "";

  @FormParam("way")
  @DefaultValue("")
  private String way = "";

  @FormParam("words")
  @DefaultValue("")
  private String words = "";

  @FormParam("goes")
  @DefaultValue("")
  private String goes = "";

  @FormParam("folder")
  @DefaultValue("")
  private String folder = "";

  @FormParam("seen")
  @DefaultValue("")
  private String seen = "";

  @FormParam("flagged")
  @DefaultValue("")
  private String flagged = "";

  @FormParam("stops")
  @DefaultValue("")
  private String stops = "";

  /** As it was typed, to be shown again. */
  FilterForm form() {
    return new FilterForm(
        part, way, words, goes, folder, isSet(seen), isSet(flagged), isSet(stops));
  }

  /**
   * What is meant.
   *
   * @throws ProvisioningException INVALID_NAME, INVALID_FOLDER
   */
  Filter filter() {
    return new Filter(
        one(Part.class, part),
        one(Way.class, way),
        words,
        destination(),
        isSet(seen),
        isSet(flagged),
        isSet(stops));
  }

  static FilterForm form(Filter filter) {
    String goes =
        filter.folder().map(to -> to.equals(Filter.TRASH) ? "trash" : "folder").orElse("keep");
    return new FilterForm(
        filter.part().name().toLowerCase(Locale.ROOT),
        filter.way().name().toLowerCase(Locale.ROOT),
        filter.words(),
        goes,
        goes.equals("folder") ? filter.folder().orElse("") : "",
        filter.seen(),
        filter.flagged(),
        filter.stops());
  }

  static List<Problem> problems(ProvisioningException refusal) {
    return List.of(
        switch (refusal.kind()) {
          case INVALID_FOLDER -> Problem.of("folder", "problem.filter-folder");
          case LIMIT_REACHED -> Problem.of("", "problem.filter-limit");
          default -> Problem.of("words", "problem.filter-words");
        });
  }

  private Optional<String> destination() {
    return switch (goes) {
      case "folder" -> Optional.of(folder);
      case "trash" -> Optional.of(Filter.TRASH);
      default -> Optional.empty();
    };
  }

  private static boolean isSet(String value) {
    return value.equals("yes");
  }

  /** Our own forms offer no others. */
  private static <T extends Enum<T>> T one(Class<T> type, String typed) {
    try {
      return Enum.valueOf(type, typed.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw ProvisioningException.of(Kind.INVALID_NAME);
    }
  }
}
