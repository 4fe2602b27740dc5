package net.psmail.provisioning.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.ref.SoftReference;
import java.util.Base64;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The slow hash (<a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>) with the cost that
 * stands in its PHC string, so that an old password keeps its cost until it is changed.
 */
final class Argon2id {

  static final int SALT_BYTES = 16;

  private static final int HASH_BYTES = 32;

  /** In KiB, which is also the number of blocks. */
  private static final int MEMORY = 19_456;

  private static final Pattern PHC =
      Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)");

  /**
   * The memory of runs that have ended, the last one first: as many lie here as ran at once, not as
   * there are threads, until the collector needs the room. Allocated anew for every run, they would
   * fill the old generation and have it collected again and again.
   */
  private static final Deque<SoftReference<BlockPool>> FREE = new ConcurrentLinkedDeque<>();

  private Argon2id() {}

  /** Today's cost (OWASP's choice of 19 MiB and two passes) with this salt. */
  static String kdf(byte[] salt) {
    return "$argon2id$v=19$m="
        + MEMORY
        + ",t=2,p=1$"
        + Base64.getEncoder().withoutPadding().encodeToString(salt);
  }

  static byte[] hash(String password, String kdf) {
    Matcher phc = PHC.matcher(kdf);
    if (!phc.matches()) {
      throw new IllegalStateException("Not an Argon2id string of ours");
    }
    BlockPool blocks = blocks();
    byte[] hash = hash(password, phc, blocks);
    // Not after a failure, which may have left it half used.
    FREE.offerFirst(new SoftReference<>(blocks));
    return hash;
  }

  private static BlockPool blocks() {
    for (var free = FREE.pollFirst(); free != null; free = FREE.pollFirst()) {
      BlockPool blocks = free.get();
      if (blocks != null) {
        return blocks;
      }
    }
    return new FixedBlockPool(MEMORY);
  }

  private static byte[] hash(String password, Matcher phc, BlockPool blocks) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(Integer.parseInt(phc.group(1)))
            .withIterations(Integer.parseInt(phc.group(2)))
            .withParallelism(Integer.parseInt(phc.group(3)))
            .withBlockPool(blocks)
            .withSalt(Base64.getDecoder().decode(phc.group(4)))
            .build());
    byte[] hash = new byte[HASH_BYTES];
    generator.generateBytes(password.getBytes(UTF_8), hash);
    return hash;
  }
}
