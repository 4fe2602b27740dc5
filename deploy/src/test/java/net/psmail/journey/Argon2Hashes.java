package net.psmail.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Bare hashes with the cost of a sign-in password, on as many threads as there are cores. */
final class Argon2Hashes {

  private static final int MEMORY = 19_456;
  private static final int ROUNDS = 2;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final ThreadLocal<BlockPool> BLOCKS =
      ThreadLocal.withInitial(() -> new FixedBlockPool(MEMORY));

  private Argon2Hashes() {}

  /** Argument: how many. Prints how many that are a second. */
  public static void main(String[] arguments) throws InterruptedException {
    System.out.println(perSecond(Integer.parseInt(arguments[0])));
  }

  /** In a process like the portal's own, so that the same compiler has worked on both. */
  static double perSecondAsThePortalRuns(int count) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "@payara/jvm.options",
                "-cp",
                System.getProperty("java.class.path"),
                Argon2Hashes.class.getName(),
                Integer.toString(count))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return Double.parseDouble(
        new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
  }

  private static double perSecond(int count) throws InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(cores);
    try {
      pool.invokeAll(hashes(cores * 10));
      long begin = System.nanoTime();
      pool.invokeAll(hashes(count));
      return count / ((System.nanoTime() - begin) / 1e9);
    } finally {
      pool.shutdown();
    }
  }

  private static List<Callable<byte[]>> hashes(int count) {
    List<Callable<byte[]>> hashes = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      hashes.add(() -> hash("a password of usual length", salt()));
    }
    return hashes;
  }

  /** As Dovecot takes it. */
  static String phc(String password) {
    byte[] salt = salt();
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "{ARGON2ID}$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(
            MEMORY,
            ROUNDS,
            base64.encodeToString(salt),
            base64.encodeToString(hash(password, salt)));
  }

  private static byte[] hash(String password, byte[] salt) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withMemoryAsKB(MEMORY)
            .withIterations(ROUNDS)
            .withParallelism(1)
            .withBlockPool(BLOCKS.get())
            .withSalt(salt)
            .build());
    byte[] hash = new byte[32];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  private static byte[] salt() {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    return salt;
  }
}
