package net.psmail.provisioning.alias;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;

/**
 * Names of chance that can be said on the telephone and typed from paper: two words and a number,
 * as in {@code quiet-harbour-417}.
 */
@Dependent
class RandomNames {

  private static final int SMALLEST_NUMBER = 100;
  private static final int NUMBERS = 9900;

  private final List<String> first = words("first-words.txt");
  private final List<String> second = words("second-words.txt");

  private final SecureRandom random;

  @Inject
  RandomNames(SecureRandom random) {
    this.random = random;
  }

  String next() {
    int number = SMALLEST_NUMBER + random.nextInt(NUMBERS);
    return any(first) + "-" + any(second) + "-" + number;
  }

  private String any(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  static List<String> words(String file) {
    InputStream resource = Objects.requireNonNull(RandomNames.class.getResourceAsStream(file));
    try (var reader = new BufferedReader(new InputStreamReader(resource, UTF_8))) {
      return reader.lines().toList();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
