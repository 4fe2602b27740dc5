package net.psmail.provisioning.password;

import com.nulabinc.zxcvbn.Feedback;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;

/**
 * What a good sign-in password is: ten characters or more, not built from the person's own address,
 * hard to guess (zxcvbn's score 3 or better) and in no list of leaked ones. What kinds of
 * characters it has does not matter (NIST SP 800-63B, 3.1.1.2).
 */
@Dependent
public class PasswordRules {

  private static final int MIN_LENGTH = 10;
  private static final int MAX_LENGTH = 256;
  private static final int GOOD_SCORE = 3;

  /** Guessing effort is plain long before this; zxcvbn's time grows faster than the length. */
  private static final int MEASURED_LENGTH = 64;

  /** A part of the address shorter than this may stand in a password by chance. */
  private static final int TELLING_LENGTH = 4;

  private static final Zxcvbn ZXCVBN = new Zxcvbn();

  private final BreachedPasswords breached;

  @Inject
  PasswordRules(BreachedPasswords breached) {
    this.breached = breached;
  }

  /**
   * Passes a good password.
   *
   * @param ownWords what everybody knows of the person: the name and the domain of the address
   * @throws ProvisioningException WEAK_PASSWORD with advice, BREACHED_PASSWORD
   */
  public void check(String typed, List<String> ownWords) {
    String password = Normalizer.normalize(typed, Normalizer.Form.NFC);
    int length = password.codePointCount(0, password.length());
    if (length < MIN_LENGTH) {
      throw weak("password.short");
    }
    if (length > MAX_LENGTH) {
      throw weak("password.long");
    }
    if (isOwn(password, ownWords)) {
      throw weak("password.own");
    }
    requireHardToGuess(password, ownWords);
    if (breached.contains(password)) {
      throw ProvisioningException.of(Kind.BREACHED_PASSWORD);
    }
  }

  /** Whether little is left of the password without the person's own words. */
  private static boolean isOwn(String password, List<String> ownWords) {
    String rest = password.toLowerCase(Locale.ROOT);
    for (String word : ownWords) {
      if (word.length() >= TELLING_LENGTH) {
        rest = rest.replace(word, "");
      }
    }
    return rest.length() < password.length() && rest.length() < TELLING_LENGTH;
  }

  private void requireHardToGuess(String password, List<String> ownWords) {
    String measured = password.substring(0, Math.min(MEASURED_LENGTH, password.length()));
    Strength strength = ZXCVBN.measure(measured, ownWords);
    if (strength.getScore() < GOOD_SCORE) {
      Feedback feedback = strength.getFeedback().withResourceBundle(new FeedbackKeys());
      List<String> keys =
          Stream.concat(Stream.of(feedback.getWarning()), feedback.getSuggestions().stream())
              .filter(key -> !key.isEmpty())
              .toList();
      throw ProvisioningException.weakPassword(new PasswordAdvice(keys));
    }
  }

  private static ProvisioningException weak(String key) {
    return ProvisioningException.weakPassword(new PasswordAdvice(List.of(key)));
  }
}
