package net.psmail.certificates.order;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.psmail.certificates.program.ProgramRun;

/** What is written about a place where operators may have certificates installed. */
final class PlaceSettings {

  private static final String PLACES = "psmail.certificates.places";
  private static final String DIRECTORY = "psmail.certificate.place.NAME.directory";
  private static final String GROUP = "psmail.certificate.place.NAME.group";
  private static final String RELOAD = "psmail.certificate.place.NAME.reload";
  private static final String LISTENERS = "psmail.certificate.place.NAME.listeners";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private final Settings settings;
  private final Path ours;

  /**
   * @param ours the directory of the certificates that are kept here
   */
  PlaceSettings(Settings settings, Path ours) {
    this.settings = settings;
    this.ours = ours;
  }

  List<DeclaredPlace> all() {
    return settings.text(PLACES).map(Settings::words).orElse(List.of()).stream()
        .distinct()
        .map(this::place)
        .toList();
  }

  private DeclaredPlace place(String name) {
    if (!NAME.matcher(name).matches()) {
      throw Settings.wrong(
          PLACES, "write names of small letters, digits and -, with commas between");
    }
    return new DeclaredPlace(
        name,
        directory(name),
        settings.text(GROUP, name).orElse(null),
        settings.text(RELOAD, name).map(ProgramRun::words).orElse(List.of()),
        listeners(name));
  }

  /** Not ours: a certificate that is called as one of our files would take its place. */
  private Path directory(String name) {
    Optional<Path> directory = settings.folder(DIRECTORY, name).map(Path::normalize);
    return directory
        .filter(path -> !path.equals(ours.normalize()))
        .orElseThrow(
            () ->
                Settings.wrong(
                    DIRECTORY,
                    name,
                    "write the absolute path of a folder for these certificates alone, such as"
                        + " /etc/ssl/psmail"));
  }

  private List<String> listeners(String name) {
    return settings
        .read(
            LISTENERS,
            name,
            text ->
                Settings.words(text).stream()
                    .map(
                        one -> {
                          ListenerText.read(one);
                          return one;
                        })
                    .toList(),
            WishSettings.LISTENERS_ADVICE)
        .orElse(List.of());
  }
}
