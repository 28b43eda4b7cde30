/**
 * Every source a claim or a fact cites. S-keys support the public record of the case,
 * M-keys the semantics and figures of the mechanisms.
 */

/** Where something can be read. */
export interface Source {
  id: string
  title: string
  /** https address. */
  address: string
  /** Further addresses, where the source has several parts or copies. */
  addresses?: readonly string[]
  /** What was read in it, and on which day (ISO), where that was noted. What stands under S was read for the record that came with the case, on days that nobody noted; a claim's row in the ledger says what for. */
  read?: { what: string, on: string }
  /** The address was written from knowledge, and has not been opened. */
  unopened?: true
}

const data = {
  S1: { title: 'Netflix announces completion of cloud migration, February 2016', address: 'https://streetinsider.com/Corporate+News/Netflix+%28NFLX%29+Announces+Completion+of+Cloud+Migration/11307453.html' },
  S1b: { title: 'Completing the Netflix Cloud Migration, in The Doppler Quarterly, Winter 2017, pp. 30–31', address: 'https://view.joomag.com/the-doppler-quarterly-winter-2017/0033872001487862944' },
  S2: { title: 'Netflix cloud migration targets “four 9s” uptime, Advanced Television, 12 February 2016', address: 'https://advanced-television.com/2016/02/12/netflix-cloud-migration-targets-four-9s-uptime/' },
  S3: { title: 'Amazon Prime Video, encyclopedia entry', address: 'https://rightsta.com/wiki/amazon-prime-video' },
  S4: { title: 'Netflix API: continuous delivery, QCon San Francisco 2014 (slides)', address: 'https://slideshare.net/slideshow/qconsf-2014-netflixapicd/41171071' },
  S5: { title: 'Netflix outage, Reuters, 14 August 2008', address: 'https://reuters.com/article/us-netflix-outage-idUSN1412419520080814' },
  S6: { title: 'Roku Netflix box, a weblog at Harvard, 25 May 2008', address: 'https://blogs.harvard.edu/cqtwo/2008/05/25/roku-netflix-box/' },
  S7: { title: 'Netflix starts shipping videos again, The Mercury News, 15 August 2008', address: 'https://staging.mercurynews.com/2008/08/15/netflix-starts-shipping-videos-again' },
  S8: { title: 'Netflix’s using cloud to do heavy lifting, 3D CineCast, December 2012', address: 'https://3dcinecast.blogspot.com/2012/12/netflixs-using-cloud-do-heavy-lifting.html' },
  S9: { title: 'Migrating to Cassandra in the Cloud, the Netflix Way, SNIA 2013', address: 'https://snia.org/educational-library/migrating-cassandra-cloud-netflix-way-2013' },
  S10: { title: 'Running Netflix in the Cloud with Cassandra', address: 'https://cloudcomputingdevelopment.net/running-netflix-in-the-cloud-with-cassandra', addresses: ['https://readwrite.com/2010/11/23/why-netflix-switched-its-api-a/'] },
  S11: { title: 'Netflix’s Transition to High-Availability Storage Systems', address: 'https://highscalability.com/paper-netflixs-transition-to-high-availability-storage-syste/' },
  S12: { title: 'Netflix at the Content Delivery Summit, May 2013 (slides)', address: 'https://docslib.org/doc/6966598/content-delivery-summit-may-2013' },
  S13: { title: 'Akamai on US broadband, fourth quarter of 2011, TechCrunch', address: 'https://techspy.com/news/989506' },
  S14: { title: 'Shipping Delay Recap, The Netflix Blog, August 2008', address: 'https://blog.netflix.com/2008/08/shipping-delay-recap.html' },
  S15: { title: 'The Netflix Blog, archive of August 2008', address: 'https://blog.netflix.com/2008_08_01_archive.html' },
  S16: { title: 'Microservices at Netflix Scale: Lessons Learned', address: 'https://cloudnative.directory/microservices-at-netflix-scale-lessons-learned/' },
  S17: { title: 'Netflix crash caused by botched Oracle upgrade, Valleywag, 2008', address: 'https://valleywag.com/5037267/netflix-crash-caused-by-botched-oracle-upgrade' },
  S18: { title: 'Netflix outage, Digital Daily, 14 August 2008', address: 'https://digitaldaily.allthingsd.com/20080814/netflix/' },
  S19: { title: 'Netflix may lose $1.8M to $3.6M in revenue per day over outage, ZDNet, 2008', address: 'https://zdnet.com/blog/btl/netflix-may-lose-1-8m-to-3-6m-in-revenue-per-day-over-outage/9676' },
  S20: { title: 'Netflix resumes shipments following outage, AfterDawn, 16 August 2008', address: 'https://m.afterdawn.com/article.cfm/2008/08/16/netflix_resumes_shipments_following_outage' },
  S21: { title: 'Netflix post-mortem: hardware failure and poor transparency, ZDNet, 2008', address: 'https://zdnet.com/article/netflix-post-mortem-hardware-failure-and-poor-transparency/' },
  S22: { title: 'The Netflix Simian Army, summarized', address: 'https://sysdesign-wiki.pages.dev/sources/2026-01-02-netflix-the-netflix-simian-army/' },
  S23: { title: 'Netflix Annual Report 2008', address: 'https://vdocuments.us/play-add-neti-ix-ended-2008-with-94-million-subscribers-up-25-percent-from.html' },
  S24: { title: 'Active-Active for Multi-Regional Resiliency, Netflix Technology Blog, December 2013', address: 'https://medium.com/netflix-techblog/active-active-for-multi-regional-resiliency-c47719f6685b' },
  S25: { title: 'Netflix sees rapid growth in Europe, informitv, 26 July 2014', address: 'https://informitv.com/2014/07/26/netflix-sees-rapid-growth-in-europe/' },
  S26: { title: 'Rend, README', address: 'https://opensourceagenda.com/projects/rend' },
  S27: { title: 'Building Netflix’s Distributed Tracing Infrastructure, Netflix Technology Blog', address: 'https://netflixtechblog.com/building-netflixs-distributed-tracing-infrastructure-bb856c319304' },
  S28: { title: 'Netflix profiles feature was launched ten years ago today, Neowin', address: 'https://neowin.net/news/netflix-profiles-feature-was-launched-10-years-ago-today/' },
  S29: { title: 'Netflix on the complexity of offline video streaming, MobileSyrup, 8 September 2015', address: 'https://staging.mobilesyrup.com/2015/09/08/netflix-says-you-cant-handle-the-complexity-of-offline-video-streaming/' },
  S30: { title: 'SPARC Enterprise M9000, PC Week Ukraine', address: 'https://pcweek.ua/themes/detail.php?ID=120812', addresses: ['https://alchetron.com/SPARC-Enterprise'] },
  S31: { title: 'Netflix on Cloud, November 2010 (slides)', address: 'https://slideshare.net/adrianco/netflix-on-cloud-combined-slides-for-dev-and-ops' },
  S32: { title: 'Netflix hits 50 million global subscribers', address: 'https://streamlinedglobal.com/netflix-hits-50-million-global-subscribers/' },
  S33: { title: 'Four Reasons We Choose Amazon’s Cloud as Our Computing Platform, Netflix Technology Blog, December 2010', address: 'https://medium.com/netflix-techblog/four-reasons-we-choose-amazons-cloud-as-our-computing-platform-4aceb692afec' },
  S34: { title: 'Amazon CTO Werner Vogels on SOA, InfoQ, 2006', address: 'https://infoq.com/news/Amazon-CTO-Werner-Vogels-on-SOA' },
  S35: { title: 'Lewis and Fowler, Microservices', address: 'https://martinfowler.com/articles/microservices.html' },
  S36: { title: 'Why You Can’t Talk About Microservices Without Mentioning Netflix, SmartBear, December 2015', address: 'https://smartbear.com/blog/2015/why-you-cant-talk-about-microservices-without-ment/' },
  S37: { title: 'Amazon’s DynamoDB, ten years later, Amazon Science', address: 'https://amazon.science/latest-news/amazons-dynamodb-10-years-later' },
  S38: { title: 'Netflix in the Global Cloud, QCon San Francisco 2011', address: 'https://qconsf.com/sf2011/presentation/Netflix+in+the+Global+Cloud' },
  S39: { title: 'Netflix to open source Chaos Monkey and more, SiliconANGLE, 13 April 2012', address: 'https://siliconangle.com/blog/2012/04/13/netflix-to-open-source-chaos-monkey-and-more/' },
  S40: { title: 'Creating Your Own EC2 Spot Market, Netflix Technology Blog', address: 'https://medium.com/netflix-techblog/creating-your-own-ec2-spot-market-6dd001875f5', addresses: ['https://medium.com/netflix-techblog/creating-your-own-ec2-spot-market-part-2-106e53be9ed7'] },
  S41: { title: 'Netflix now the largest commercial operation in the cloud, SearchCloudComputing', address: 'https://searchcloudcomputing.techtarget.com/news/1522167/Netflix-now-the-largest-commercial-operation-in-the-cloud' },
  S42: { title: 'Video Encoding on AWS, Netflix (slides)', address: 'https://fdocuments.in/amp/document/video-encoding-on-aws-amazon-web-servicesawsmedias3-netflixvideo-encoding.html' },
  S43: { title: 'Netflix’s Transcoding Transformation, AWS re:Invent MED202 (slides)', address: 'https://de.slideshare.net/AmazonWebServices/med202-netflixtranscodingtransformation' },
  S44: { title: 'Evolution of the Netflix Data Pipeline, Netflix Technology Blog', address: 'https://medium.com/netflix-techblog/evolution-of-the-netflix-data-pipeline-da246ca36905' },
  S45: { title: 'The history of Apache Kafka', address: 'https://nuhmans.com/article/the-history-of-apache-kafka-from-linkedin-to-the-world-of-real-time-streaming/1713' },
  S46: { title: 'Announcing Suro: Backbone of Netflix’s Data Pipeline, Netflix Technology Blog, December 2013', address: 'https://techblog.netflix.com/2013/12/announcing-suro-backbone-of-netflixs.html' },
  S47: { title: 'Netflix: five lessons on Amazon Web Services, quoted 16 December 2010', address: 'https://blog.rusty.io/2010/12/16/netflix-lessons-on-amazon-web-services' },
  S48: { title: 'Netflix sets Chaos Monkey free for all to use, Green Data Center Blog, 31 July 2012', address: 'https://greenm3.com/gdcblog/2012/7/31/netflix-sets-chaos-monkey-free-for-all-to-use-next-comes-mor.html' },
  S49: { title: 'The theory and motive behind active-active multi-region architectures', address: 'https://theblogpros.com/2021/02/17/the-theory-and-motive-behind-active-active-multi-region-architectures' },
  S50: { title: 'Christensen, Hystrix for Resilience Engineering, 27 November 2012', address: 'https://benjchristensen.com/2012/11/27/hystrix-for-resilience-engineering' },
  S51: { title: 'Hystrix defaults, Apache Camel wiki', address: 'https://cwiki.apache.org/confluence/display/CAMEL/Hystrix+EIP' },
  S52: { title: 'Netflix/Hystrix, README', address: 'https://github.com/Netflix/Hystrix' },
  S53: { title: 'Global Cloud: Active-Active and Beyond, Netflix Technology Blog', address: 'https://medium.com/netflix-techblog/global-cloud-active-active-and-beyond-a0fdfa2c3a45' },
  S54: { title: 'Talk Python to Me, episode 421', address: 'https://share.snipd.com/chapter/1b88c8de-56b1-4d23-b94b-c13f1e00bbb0' },
  S55: { title: 'Project Nimble: Region Evacuation Reimagined, Netflix Technology Blog', address: 'https://readmedium.com/project-nimble-region-evacuation-reimagined-d0d0568254d4' },
  S56: { title: 'How Netflix Works With ISPs Around the Globe, 2016', address: 'https://about.netflix.com/en/news/how-netflix-works-with-isps-around-the-globe-to-deliver-a-great-viewing-experience', addresses: ['https://engadget.com/2012/06/04/netflix-introduces-its-own-cdn-open-connect-network/'] },
  S57: { title: 'Netflix at Spark + AI Summit 2018, Netflix Technology Blog', address: 'https://medium.com/netflix-techblog/netflix-at-spark-ai-summit-2018-5304749ed7fa' },
  S58: { title: 'Near-real-time Netflix recommendations with Spark Streaming, Databricks', address: 'https://databricks.com/session/near-real-time-netflix-recommendations-using-apache-spark-streaming' },
  S59: { title: 'System Architectures for Personalization and Recommendation, Netflix Technology Blog, 2013', address: 'https://medium.com/netflix-techblog/system-architectures-for-personalization-and-recommendation-e081aa94b5d8' },
  S60: { title: 'Netflix Annual Report 2008 (another copy)', address: 'https://vdocument.in/filesshareholdercomdownloadsnflx3589292056x0x2902764f1d397b-d0d4-4445-938c-b548e6454e2ffinal.html' },
  S61: { title: 'Netflix smashes forecasts on member and revenue growth, AdNews', address: 'https://adnews.com.au/news/netflix-smashes-forecasts-on-member-and-revenue-growth' },
  S62: { title: 'Netflix letter to shareholders, fourth quarter of 2023 (copy)', address: 'https://therandomtandem.com/latest-netflix-releases-uk-2323' },
  S63: { title: 'Netflix subs hit 277.6M as revenue and profits spike, 2024', address: 'https://d33gy59ovltp76.cloudfront.net/news/netflix-subs-hit-277-6m-as-revenue-and-profits-spike' },
  S64: { title: 'How Netflix built tooling for multi-cloud deployment, TheServerSide', address: 'https://theserverside.com/feature/How-Netflix-built-tooling-for-multi-cloud-deployment' },
  S65: { title: 'How much money does Netflix spend on AWS?, The Cloud Economist', address: 'https://thecloudeconomist.beehiiv.com/p/how-much-money-does-netflix-spend-on-aws-costs' },
  S66: { title: 'Netflix on AWS, CloudZero', address: 'https://cloudzero.com/blog/netflix-aws' },
  S67: { title: 'Nadareishvili et al., Microservice Architecture, 2016, p. 45', address: 'https://www.oreilly.com/library/view/microservice-architecture/9781491956328/', unopened: true },
  S68: { title: 'Automated Canary Analysis at Netflix with Kayenta, Netflix Technology Blog', address: 'https://medium.com/netflix-techblog/automated-canary-analysis-at-netflix-with-kayenta-3260bc7acc69' },
  S69: { title: 'Netflix streaming, a course', address: 'https://onenoughtone.com/learn/netflix-streaming/5' },
  S70: { title: 'Netflix’s interactive shows arrive, Digital Media Wire, 20 June 2017', address: 'https://digitalmediawire.com/2017/06/20/netflixs-interactive-shows-arrive-to-put-you-in-charge-of-the-story/' },
  S71: { title: 'Zipkin, an early README from Twitter', address: 'https://github.com/noslowerdna/zipkin' },
  S72: { title: 'FinOps, glossary', address: 'https://enterno.io/s/glossary-finops' },
  S73: { title: 'Open Connect, encyclopedia entry', address: 'https://wikimili.com/en/Open_Connect' },
  S74: { title: 'Chaos Engineering, O’Reilly 2017', address: 'https://www.oreilly.com/library/view/chaos-engineering/9781491988459/' },
  S75: { title: 'The Eternal Cost Savings of Netflix’s Internal Spot Market, High Scalability, 4 December 2017', address: 'https://highscalability.com/the-eternal-cost-savings-of-netflixs-internal-spot-market/' },

  M1: { title: 'Netflix/Hystrix: command properties, circuit breaker, health counts', address: 'https://github.com/Netflix/Hystrix/blob/master/hystrix-core/src/main/java/com/netflix/hystrix/HystrixCommandProperties.java', addresses: ['https://github.com/Netflix/Hystrix/blob/master/hystrix-core/src/main/java/com/netflix/hystrix/HystrixCircuitBreaker.java', 'https://github.com/Netflix/Hystrix/blob/master/hystrix-core/src/main/java/com/netflix/hystrix/metric/consumer/HealthCountsStream.java'], read: { what: 'the defaults of HystrixCommandProperties, at commit 08672cd', on: '2026-11-26' } },
  M2: { title: 'Resilience4j: CircuitBreaker', address: 'https://resilience4j.readme.io/docs/circuitbreaker', unopened: true },
  M3: { title: 'Opossum, a circuit breaker for Node.js', address: 'https://github.com/nodeshift/opossum', unopened: true },
  M4: { title: 'Cockatiel: resilience policies', address: 'https://github.com/connor4312/cockatiel', unopened: true },
  M5: { title: 'Exponential Backoff and Jitter, AWS Architecture Blog', address: 'https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/', unopened: true },
  M6: { title: 'Site Reliability Engineering, chapter 21: Handling Overload', address: 'https://sre.google/sre-book/handling-overload/', unopened: true },
  M7: { title: 'Bronson et al., Metastable Failures in Distributed Systems, HotOS 2021', address: 'https://sigops.org/s/conferences/hotos/2021/papers/hotos21-s11-bronson.pdf', unopened: true },
  M8: { title: 'Netflix/chaosmonkey: schedule and eligibility', address: 'https://github.com/Netflix/chaosmonkey', addresses: ['https://netflix.github.io/chaosmonkey/'], unopened: true },
  M9: { title: 'spinnaker/kayenta: the canary judge', address: 'https://github.com/spinnaker/kayenta', unopened: true },
  M10: { title: 'Open Connect: fill patterns', address: 'https://openconnect.zendesk.com/hc/en-us/articles/360035618071', unopened: true },
  M11: { title: 'Distributing Content to Open Connect, Netflix Technology Blog', address: 'https://medium.com/netflix-techblog/distributing-content-to-open-connect-3e3e391d4dc9', addresses: ['https://medium.com/netflix-techblog/netflix-and-fill-c43a32b490c0'], unopened: true },
  M12: { title: 'Apache Kafka: documentation', address: 'https://kafka.apache.org/documentation/', unopened: true },
  M13: { title: 'Kafka Inside Keystone Pipeline, Netflix Technology Blog, 2016', address: 'https://medium.com/netflix-techblog/kafka-inside-keystone-pipeline-dd5aeabaf6bb', unopened: true },
  M14: { title: 'openzipkin/b3-propagation', address: 'https://github.com/openzipkin/b3-propagation', read: { what: 'its README, at commit 1237f0b', on: '2026-11-26' } },
  M15: { title: 'MySQL manual: InnoDB error handling', address: 'https://dev.mysql.com/doc/refman/en/innodb-error-handling.html', addresses: ['https://dev.mysql.com/doc/refman/en/innodb-parameters.html'], unopened: true },
  M16: { title: 'PostgreSQL manual: lock management, client defaults', address: 'https://www.postgresql.org/docs/current/runtime-config-locks.html', addresses: ['https://www.postgresql.org/docs/current/runtime-config-client.html'], unopened: true },
  M17: { title: 'EC2 user guide: Spot interruption notices and rebalance recommendations', address: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html', addresses: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/rebalance-recommendations.html'], unopened: true },
  M18: { title: 'Dean and Barroso, The Tail at Scale, 2013', address: 'https://research.google/pubs/the-tail-at-scale/', unopened: true },
} satisfies Record<string, Omit<Source, 'id'>>

/** Key of a source: S… for the record of the case, M… for the mechanisms. */
export type SourceId = keyof typeof data

/** What is known of how a source was read, to stand after its title: `, address not opened`. Empty where nothing was noted. */
export const howKnown = ({ read, unopened }: Source): string =>
  unopened ? ', address not opened' : read ? `, read on ${read.on}: ${read.what}` : ''

/** All sources, in the order of their keys. */
export const sources: readonly Source[] = Object.entries(data).map(([id, source]) => ({ id, ...source }))
