package net.psmail.portal.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The written part of the site: what readers get, and what is shipped with this version. */
@ApplicationScoped
public class Contents {

  private static final String FOLDER = "/WEB-INF/content/";

  @Inject private Clock clock;

  private volatile Library library = new Library(List.of());

  /** What is published now. */
  public Library library() {
    return library;
  }

  /**
   * Everything that this version ships.
   *
   * @param context of the application; the injected one exists only within a request
   */
  private List<Entry> shipped(ServletContext context) {
    Instant now = clock.instant();
    List<Entry> entries = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      String folder = FOLDER + kind.folder() + "/";
      for (String path :
          Objects.requireNonNullElse(context.getResourcePaths(folder), Set.<String>of())) {
        entries.add(ContentFile.read(path.substring(FOLDER.length()), text(context, path), now));
      }
    }
    return entries;
  }

  /** Publishes what is shipped. */
  public void load(ServletContext context) {
    library = new Library(shipped(context));
  }

  private static String text(ServletContext context, String path) {
    try (InputStream file = Objects.requireNonNull(context.getResourceAsStream(path), path)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
