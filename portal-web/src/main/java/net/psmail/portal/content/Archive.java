package net.psmail.portal.content;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.psmail.portal.content.ContentFile.Holding;

/**
 * The texts and pictures of a zip, as its files say.
 *
 * @param texts in the order of the archive
 * @param pictures by their names
 * @param faults of the files as such; what stands in them is still to be looked at
 */
record Archive(
    Map<TextName, Holding> texts, Map<String, Drawn> pictures, List<ContentFault> faults) {

  private static final Pattern PICTURE = Pattern.compile("images/(" + Rules.NAME + ")\\.(png|jpg)");
  private static final Pattern WORDS = Pattern.compile("images/(" + Rules.NAME + ")\\.txt");

  /**
   * Reads an archive.
   *
   * @throws ContentRefused FAULTY when it is refused whole
   */
  static Archive of(byte[] zip) {
    Archive archive = new Archive(new LinkedHashMap<>(), new TreeMap<>(), new ArrayList<>());
    Map<String, String> words = new HashMap<>();
    ZipFiles.of(zip).forEach((path, file) -> archive.read(path, file, words));
    archive.describe(words);
    return archive;
  }

  private void read(String path, byte[] file, Map<String, String> words) {
    Matcher picture = PICTURE.matcher(path);
    Matcher description = WORDS.matcher(path);
    Optional<TextName> name = ContentFile.name(path);
    if (picture.matches()) {
      if (pictures.put(picture.group(1), new Drawn(path, new Bytes(file), "")) != null) {
        faults.add(ContentFault.of("", "problem.content-zip-twice").in(path));
      }
    } else if (description.matches()) {
      words.put(description.group(1), text(path, file));
    } else if (name.isPresent()) {
      String text = text(path, file);
      FrontMatter.faults(name.get().kind(), text).forEach(fault -> faults.add(fault.in(path)));
      texts.put(name.get(), ContentFile.read(path, text));
    } else {
      faults.add(ContentFault.of("", "problem.content-zip-file").in(path));
    }
  }

  private void describe(Map<String, String> words) {
    pictures.replaceAll((name, drawn) -> drawn.saying(Images.tidy(words.getOrDefault(name, ""))));
    pictures.forEach(
        (name, drawn) -> {
          if (drawn.alternative().isEmpty()) {
            ContentFault fault = ContentFault.of("", "problem.content-zip-description", name);
            faults.add(fault.in(drawn.path()));
          } else {
            Images.faults(name, drawn.alternative())
                .forEach(fault -> faults.add(fault.in(drawn.path())));
          }
        });
    words.keySet().stream()
        .filter(name -> !pictures.containsKey(name))
        .map(name -> "images/" + name + ".txt")
        .map(path -> ContentFault.of("", "problem.content-zip-no-picture").in(path))
        .forEach(faults::add);
  }

  private String text(String path, byte[] file) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException other) {
      faults.add(ContentFault.of("", "problem.content-zip-letters").in(path));
      return "";
    }
  }

  /** A picture with what it shows. */
  record Drawn(String path, Bytes data, String alternative) {

    byte[] file() {
      return data.array();
    }

    Drawn saying(String words) {
      return new Drawn(path, data, words);
    }
  }
}
