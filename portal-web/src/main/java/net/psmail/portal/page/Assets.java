package net.psmail.portal.page;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files below {@code /assets}, under addresses that change with their content, so that a
 * browser may keep them for ever. One fingerprint stands for all files: a style sheet may name its
 * neighbours.
 */
@ApplicationScoped
public class Assets {

  private static final String FOLDER = "/assets/";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  @Inject private ServletContext context;

  private final Map<String, Answer> answers = new HashMap<>();
  private String base = FOLDER;

  @PostConstruct
  void read() {
    Map<String, byte[]> files = new TreeMap<>();
    collect(FOLDER, files);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    files.forEach(
        (name, file) -> {
          all.writeBytes(name.getBytes(StandardCharsets.UTF_8));
          all.writeBytes(file);
        });
    base = FOLDER + Answer.hash(all.toByteArray()) + "/";
    files.forEach(
        (name, file) -> answers.put(base + name, new Answer(type(name), null, FOR_EVER, file)));
  }

  /** The address of a file; of one that does not exist, an address that answers 404. */
  public String address(String name) {
    return base + name;
  }

  /** The content of a file, as in {@code /psmail.css}, for a place where the site is not. */
  public byte[] content(String path) {
    return read("/assets" + path);
  }

  Optional<Answer> find(String path) {
    return Optional.ofNullable(answers.get(path));
  }

  private void collect(String folder, Map<String, byte[]> files) {
    Set<String> paths = Objects.requireNonNullElse(context.getResourcePaths(folder), Set.of());
    for (String path : paths) {
      if (path.endsWith("/")) {
        collect(path, files);
      } else {
        files.put(path.substring(FOLDER.length()), read(path));
      }
    }
  }

  private byte[] read(String path) {
    try (InputStream file = Objects.requireNonNull(context.getResourceAsStream(path), path)) {
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String type(String name) {
    String type = Objects.requireNonNullElse(context.getMimeType(name), "application/octet-stream");
    return type.startsWith("text/") ? type + ";charset=utf-8" : type;
  }
}
