package net.psmail.certificates.preflight;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.psmail.certificates.dns.TextRecords;
import net.psmail.certificates.lifecycle.ChallengeAnswers;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.Finding;
import net.psmail.certificates.lifecycle.Plan;

/** Finds out what an authority would find, name by name. */
public final class Preflight {

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int SECRET_BYTES = 16;

  private final PreflightSettings settings;
  private final ChallengeAnswers answers;
  private final Optional<TextRecords> records;
  private final SecureRandom random;

  /**
   * @param records how names are proved by the DNS, where that is set up
   */
  public Preflight(
      PreflightSettings settings,
      ChallengeAnswers answers,
      Optional<TextRecords> records,
      SecureRandom random) {
    this.settings = settings;
    this.answers = answers;
    this.records = records;
    this.random = random;
  }

  /** What would keep the authority from certifying names of the plan; one finding a name. */
  public List<Finding> of(Plan plan, Applicant applicant) {
    Patience patience = new Patience(LONGEST);
    Questions questions = new Questions(settings.resolver(), patience);
    CaaCheck caa = new CaaCheck(questions, new CaaRule(applicant, plan.challenge().method()));
    Hosts hosts = new Hosts(questions);
    Optional<ZoneCheck> zone = records.map(ZoneCheck::new);
    if (!settings.asksItself() || plan.challenge() != ChallengeKind.HTTP_01) {
      return new Inspection(plan.challenge(), caa, hosts, Optional.empty(), zone).findings(plan);
    }
    HttpCheck.Trial trial = new HttpCheck.Trial(settings.httpPort(), secret(), secret());
    URI here = URI.create("preflight:" + trial.token());
    HttpCheck http = new HttpCheck(new SelfRequest(hosts), patience, trial);
    answers.give(here, plan.challenge(), trial.token(), trial.answer());
    try {
      return new Inspection(plan.challenge(), caa, hosts, Optional.of(http), zone).findings(plan);
    } finally {
      answers.withdraw(here);
    }
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
