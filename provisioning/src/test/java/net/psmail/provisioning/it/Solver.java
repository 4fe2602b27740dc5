package net.psmail.provisioning.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import java.util.Base64;
import net.psmail.provisioning.signup.Challenge;
import org.altcha.altcha.Altcha;
import org.altcha.altcha.Altcha.Algorithm;

/** Works as a browser does, and says what it found as the protocol has it. */
final class Solver {

  private Solver() {}

  static String solve(Challenge challenge) {
    return answer(challenge, numberOf(challenge));
  }

  static String answer(Challenge challenge, long number) {
    String json =
        Json.createObjectBuilder()
            .add("algorithm", challenge.algorithm())
            .add("challenge", challenge.challenge())
            .add("number", number)
            .add("salt", challenge.salt())
            .add("signature", challenge.signature())
            .build()
            .toString();
    return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
  }

  static long numberOf(Challenge challenge) {
    try {
      return Altcha.solveChallenge(
              challenge.challenge(), challenge.salt(), Algorithm.SHA256, challenge.most(), 0)
          .number;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
