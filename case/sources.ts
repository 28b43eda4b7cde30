/**
 * Every source a claim or a fact cites. S-keys support the public record of the case,
 * M-keys the semantics and figures of the mechanisms.
 */

/** Where something can be read. */
export interface Source {
  id: string
  title: string
  /** https address: its own, not that of a mirror or of a staging host. */
  address: string
  /** Further addresses, where the source has several parts or copies. */
  addresses?: readonly string[]
  /**
   * The day (ISO) on which it was read; readings.ts says what. `at` is the copy in which it was read, where that was not
   * its own address. A source without it is `unopened`.
   */
  read?: { on: string, at?: string }
  /** The address was written from knowledge, and has not been opened. */
  unopened?: true
}

/** The day on which the sources were looked up again, each in a stored copy of its page. */
const ANEW = '2026-11-26'

const data = {
  S1: { title: 'Netflix announces completion of cloud migration, February 2016', address: 'https://www.streetinsider.com/Corporate+News/Netflix+%28NFLX%29+Announces+Completion+of+Cloud+Migration/11307453.html', read: { on: ANEW } },
  S1b: { title: 'Completing the Netflix Cloud Migration, in The Doppler Quarterly, Winter 2017, pp. 30–31', address: 'https://view.joomag.com/the-doppler-quarterly-winter-2017/0033872001487862944?page=30', addresses: ['https://view.joomag.com/the-doppler-quarterly-winter-2017/0033872001487862944?page=31'], read: { on: ANEW } },
  S2: { title: 'Netflix cloud migration targets “four 9s” uptime, Advanced Television, 12 February 2016', address: 'https://advanced-television.com/2016/02/12/netflix-cloud-migration-targets-four-9s-uptime/', read: { on: ANEW } },
  S3: { title: 'Amazon Prime Video, Wikipedia', address: 'https://en.wikipedia.org/wiki/Amazon_Prime_Video', read: { on: ANEW, at: 'https://rightsta.com/wiki/amazon-prime-video' } },
  S4: { title: 'Netflix API: continuous delivery, QCon San Francisco 2014 (slides)', address: 'https://www.slideshare.net/slideshow/qconsf-2014-netflixapicd/41171071', read: { on: ANEW } },
  S5: { title: 'Netflix outage, Reuters, 14 August 2008', address: 'https://www.reuters.com/article/us-netflix-outage-idUSN1412419520080814', read: { on: ANEW } },
  S6: { title: 'Roku Netflix box, a weblog at Harvard, 25 May 2008', address: 'https://blogs.harvard.edu/cqtwo/2008/05/25/roku-netflix-box/', read: { on: ANEW } },
  S7: { title: 'Netflix starts shipping videos again, The Mercury News, 15 August 2008', address: 'https://www.mercurynews.com/2008/08/15/netflix-starts-shipping-videos-again/', read: { on: ANEW, at: 'https://staging.mercurynews.com/2008/08/15/netflix-starts-shipping-videos-again' }, unopened: true },
  S8: { title: 'How Netflix has the cloud do the heavy lifting for video transcoding, Computerworld, December 2012', address: 'https://www.computerworld.com.au/article/443660/how_netflix_has_cloud_do_heavy_lifting_video_transcoding/', read: { on: ANEW, at: 'https://3dcinecast.blogspot.com/2012/12/netflixs-using-cloud-do-heavy-lifting.html' }, unopened: true },
  S9: { title: 'Migrating to Cassandra in the Cloud, the Netflix Way, SNIA 2013', address: 'https://www.snia.org/educational-library/migrating-cassandra-cloud-netflix-way-2013', read: { on: ANEW } },
  S10: { title: 'Cockcroft, Running Netflix in the Cloud with Cassandra, GOTO Aarhus 2012 (video)', address: 'https://www.youtube.com/watch?v=97VBdgIgcCU', addresses: ['https://readwrite.com/2010/11/23/why-netflix-switched-its-api-a/'], read: { on: ANEW, at: 'https://cloudcomputingdevelopment.net/running-netflix-in-the-cloud-with-cassandra' }, unopened: true },
  S11: { title: 'Netflix’s Transition to High-Availability Storage Systems', address: 'https://highscalability.com/paper-netflixs-transition-to-high-availability-storage-syste/', read: { on: ANEW } },
  S12: { title: 'Florance, keynote at the Content Delivery Summit, May 2013 (slides)', address: 'https://www.streamingmediablog.com/2014/02/netflix-video-presentation-details-open-connect-cdn-strategy.html', read: { on: ANEW, at: 'https://docslib.org/doc/6966598/content-delivery-summit-may-2013' } },
  S13: { title: 'Akamai on broadband, fourth quarter of 2011, Tom’s Hardware', address: 'https://www.tomshardware.com/news/akamai-internet-broadband-speeds-bandwidth,15525.html', addresses: ['https://techspy.com/news/989506'], read: { on: ANEW } },
  S14: { title: 'Shipping Delay Recap, The Netflix Blog, August 2008', address: 'https://blog.netflix.com/2008/08/shipping-delay-recap.html', read: { on: ANEW } },
  S15: { title: 'The Netflix Blog, archive of August 2008', address: 'https://blog.netflix.com/2008_08_01_archive.html', read: { on: ANEW } },
  S16: { title: 'Microservices at Netflix Scale: Lessons Learned', address: 'https://cloudnative.directory/microservices-at-netflix-scale-lessons-learned/', addresses: ['https://www.youtube.com/watch?v=57UK46qfBLY'], read: { on: ANEW } },
  S17: { title: 'Netflix crash caused by botched Oracle upgrade, Valleywag, 2008', address: 'https://valleywag.com/5037267/netflix-crash-caused-by-botched-oracle-upgrade', read: { on: ANEW } },
  S18: { title: 'Netflix outage, Digital Daily, 14 August 2008', address: 'https://digitaldaily.allthingsd.com/20080814/netflix/', read: { on: ANEW } },
  S19: { title: 'Netflix may lose $1.8M to $3.6M in revenue per day over outage, ZDNet, 2008', address: 'https://www.zdnet.com/blog/btl/netflix-may-lose-1-8m-to-3-6m-in-revenue-per-day-over-outage/9676', read: { on: ANEW } },
  S20: { title: 'Netflix resumes shipments following outage, AfterDawn, 16 August 2008', address: 'https://m.afterdawn.com/article.cfm/2008/08/16/netflix_resumes_shipments_following_outage', read: { on: ANEW } },
  S21: { title: 'Netflix post-mortem: hardware failure and poor transparency, ZDNet, 2008', address: 'https://www.zdnet.com/article/netflix-post-mortem-hardware-failure-and-poor-transparency/', read: { on: ANEW } },
  S22: { title: 'Anand, Netflix for Mobile in the Cloud, May 2011 (slides)', address: 'https://www.slideshare.net/r39132/intuit-ctof-2011-netflix-for-mobile-in-the-cloud', read: { on: ANEW, at: 'https://de.slideshare.net/r39132/intuit-ctof-2011-netflix-for-mobile-in-the-cloud' }, unopened: true },
  S23: { title: 'Netflix, Annual Report 2008 (Form 10-K)', address: 'https://www.sec.gov/Archives/edgar/data/1065280/000119312509037430/0001193125-09-037430-index.htm', addresses: ['https://vdocuments.us/play-add-neti-ix-ended-2008-with-94-million-subscribers-up-25-percent-from.html'], read: { on: ANEW, at: 'https://vdocument.in/filesshareholdercomdownloadsnflx3589292056x0x2902764f1d397b-d0d4-4445-938c-b548e6454e2ffinal.html' }, unopened: true },
  S24: { title: 'Active-Active for Multi-Regional Resiliency, Netflix Technology Blog, December 2013', address: 'https://medium.com/netflix-techblog/active-active-for-multi-regional-resiliency-c47719f6685b', read: { on: ANEW, at: 'https://grepper.com/answers/681708' } },
  S25: { title: 'Netflix sees rapid growth in Europe, informitv, 26 July 2014', address: 'https://informitv.com/2014/07/26/netflix-sees-rapid-growth-in-europe/', read: { on: ANEW } },
  S26: { title: 'Rend, README', address: 'https://github.com/Netflix/rend', addresses: ['https://github.pkg.st/boreys/rend', 'https://www.opensourceagenda.com/projects/rend'], read: { on: ANEW } },
  S27: { title: 'Building Netflix’s Distributed Tracing Infrastructure, Netflix Technology Blog', address: 'https://netflixtechblog.com/building-netflixs-distributed-tracing-infrastructure-bb856c319304', addresses: ['https://tech-en.netlify.app/articles/en533234'], read: { on: ANEW, at: 'https://noise.getoto.net/tag/operational-insight/' } },
  S28: { title: 'Netflix profiles feature was launched ten years ago today, Neowin', address: 'https://www.neowin.net/news/netflix-profiles-feature-was-launched-10-years-ago-today/', read: { on: ANEW } },
  S29: { title: 'The Real Reason Netflix Won’t Offer Offline Downloads, Gizmodo, September 2015', address: 'https://gizmodo.com/the-real-reason-netflix-wont-offer-offline-downloads-1729146143', addresses: ['https://staging.mobilesyrup.com/2015/09/08/netflix-says-you-cant-handle-the-complexity-of-offline-video-streaming/'], read: { on: ANEW } },
  S30: { title: 'SPARC Enterprise M9000, PC Week Ukraine', address: 'https://www.pcweek.ua/themes/detail.php?ID=120812', addresses: ['https://alchetron.com/SPARC-Enterprise'], read: { on: ANEW } },
  S31: { title: 'Netflix on Cloud, November 2010 (slides)', address: 'https://www.slideshare.net/adrianco/netflix-on-cloud-combined-slides-for-dev-and-ops', read: { on: ANEW } },
  S32: { title: 'Netflix crosses the 50 million mark, Red Herring, July 2014', address: 'https://redherring.com/internet/netflix-crosses-50-million-subscribers-mark-despite-price-hike', addresses: ['https://streamlinedglobal.com/netflix-hits-50-million-global-subscribers/'], read: { on: ANEW } },
  S33: { title: 'Four Reasons We Choose Amazon’s Cloud as Our Computing Platform, Netflix Technology Blog, December 2010', address: 'https://medium.com/netflix-techblog/four-reasons-we-choose-amazons-cloud-as-our-computing-platform-4aceb692afec', read: { on: ANEW } },
  S34: { title: 'Amazon CTO Werner Vogels on SOA, InfoQ, 2006', address: 'https://www.infoq.com/news/Amazon-CTO-Werner-Vogels-on-SOA/', read: { on: ANEW } },
  S35: { title: 'Lewis and Fowler, Microservices', address: 'https://martinfowler.com/articles/microservices.html', read: { on: ANEW } },
  S36: { title: 'Why You Can’t Talk About Microservices Without Mentioning Netflix, SmartBear, December 2015', address: 'https://smartbear.com/blog/2015/why-you-cant-talk-about-microservices-without-ment/', read: { on: ANEW, at: 'https://soa.sys-con.com/node/3590038' } },
  S37: { title: 'Amazon’s DynamoDB, ten years later, Amazon Science', address: 'https://www.amazon.science/latest-news/amazons-dynamodb-10-years-later', read: { on: ANEW } },
  S38: { title: 'Netflix in the Global Cloud, QCon San Francisco 2011', address: 'https://qconsf.com/sf2011/presentation/Netflix+in+the+Global+Cloud', read: { on: ANEW } },
  S39: { title: 'Netflix to open source Chaos Monkey and more, SiliconANGLE, 13 April 2012', address: 'https://siliconangle.com/blog/2012/04/13/netflix-to-open-source-chaos-monkey-and-more/', read: { on: ANEW } },
  S40: { title: 'Creating Your Own EC2 Spot Market, Netflix Technology Blog', address: 'https://medium.com/netflix-techblog/creating-your-own-ec2-spot-market-6dd001875f5', addresses: ['https://medium.com/netflix-techblog/creating-your-own-ec2-spot-market-part-2-106e53be9ed7'], read: { on: ANEW } },
  S41: { title: 'Netflix now the largest commercial operation in the cloud, SearchCloudComputing', address: 'https://searchcloudcomputing.techtarget.com/news/1522167/Netflix-now-the-largest-commercial-operation-in-the-cloud', read: { on: ANEW } },
  S42: { title: 'McEntee, Video Encoding on AWS (slides, in a copy: where they first stood is not known)', address: 'https://fdocuments.in/amp/document/video-encoding-on-aws-amazon-web-servicesawsmedias3-netflixvideo-encoding.html', read: { on: ANEW } },
  S43: { title: 'Netflix’s Transcoding Transformation, AWS re:Invent MED202 (slides)', address: 'https://www.slideshare.net/AmazonWebServices/med202-netflixtranscodingtransformation', read: { on: ANEW, at: 'https://de.slideshare.net/AmazonWebServices/med202-netflixtranscodingtransformation' }, unopened: true },
  S44: { title: 'Evolution of the Netflix Data Pipeline, Netflix Technology Blog', address: 'https://medium.com/netflix-techblog/evolution-of-the-netflix-data-pipeline-da246ca36905', read: { on: ANEW } },
  S45: { title: 'Open-sourcing Kafka, LinkedIn’s distributed message queue, 11 January 2011', address: 'https://blog.linkedin.com/2011/01/11/open-source-linkedin-kafka', read: { on: ANEW } },
  S46: { title: 'Announcing Suro: Backbone of Netflix’s Data Pipeline, Netflix Technology Blog, December 2013', address: 'https://medium.com/netflix-techblog/announcing-suro-backbone-of-netflixs-data-pipeline-5c660ca917b6', addresses: ['https://techblog.netflix.com/2013/12/announcing-suro-backbone-of-netflixs.html'], read: { on: ANEW } },
  S47: { title: 'Ciancutti, 5 Lessons We’ve Learned Using AWS, Netflix Technology Blog, December 2010', address: 'https://netflixtechblog.com/5-lessons-weve-learned-using-aws-1f2a28588e4c', addresses: ['https://techblog.netflix.com/2010/12/5-lessons-weve-learned-using-aws.html'], read: { on: ANEW, at: 'https://blog.rusty.io/2010/12/16/netflix-lessons-on-amazon-web-services' }, unopened: true },
  S48: { title: 'Netflix sets Chaos Monkey free for all to use, Green Data Center Blog, 31 July 2012', address: 'https://www.greenm3.com/gdcblog/2012/7/31/netflix-sets-chaos-monkey-free-for-all-to-use-next-comes-mor.html', read: { on: ANEW } },
  S49: { title: 'Yusuf, The Theory and Motive Behind Active/Active Multi-Region Architectures, Thundra, February 2021', address: 'https://blog.thundra.io/the-theory-and-motive-behind-active/active-multi-region-architectures', addresses: ['https://theblogpros.com/2021/02/17/the-theory-and-motive-behind-active-active-multi-region-architectures'], read: { on: ANEW } },
  S50: { title: 'Christensen, Hystrix for Resilience Engineering, 27 November 2012', address: 'https://benjchristensen.com/2012/11/27/hystrix-for-resilience-engineering', read: { on: ANEW } },
  S51: { title: 'Hystrix defaults, Apache Camel wiki', address: 'https://cwiki.apache.org/confluence/display/CAMEL/Hystrix+EIP', read: { on: ANEW } },
  S52: { title: 'Netflix/Hystrix, README', address: 'https://github.com/Netflix/Hystrix', read: { on: ANEW } },
  S53: { title: 'Global Cloud: Active-Active and Beyond, Netflix Technology Blog', address: 'https://medium.com/netflix-techblog/global-cloud-active-active-and-beyond-a0fdfa2c3a45', read: { on: ANEW } },
  S54: { title: 'Python at Netflix, Talk Python to Me, episode 421, June 2023', address: 'https://talkpython.fm/episodes/transcript/421/python-at-netflix', read: { on: ANEW, at: 'https://share.snipd.com/chapter/1b88c8de-56b1-4d23-b94b-c13f1e00bbb0' } },
  S55: { title: 'Project Nimble: Region Evacuation Reimagined, Netflix Technology Blog', address: 'https://netflixtechblog.com/project-nimble-region-evacuation-reimagined-d0d0568254d4', read: { on: ANEW, at: 'https://readmedium.com/project-nimble-region-evacuation-reimagined-d0d0568254d4' }, unopened: true },
  S56: { title: 'How Netflix Works With ISPs Around the Globe, 2016', address: 'https://about.netflix.com/en/news/how-netflix-works-with-isps-around-the-globe-to-deliver-a-great-viewing-experience', addresses: ['https://engadget.com/2012/06/04/netflix-introduces-its-own-cdn-open-connect-network/'], read: { on: ANEW } },
  S57: { title: 'Netflix at Spark + AI Summit 2018, Netflix Technology Blog', address: 'https://medium.com/netflix-techblog/netflix-at-spark-ai-summit-2018-5304749ed7fa', read: { on: ANEW, at: 'https://www.engineering.fyi/article/netflix-at-spark-ai-summit-2018' } },
  S58: { title: 'Near-real-time Netflix recommendations with Spark Streaming, Databricks', address: 'https://www.databricks.com/session/near-real-time-netflix-recommendations-using-apache-spark-streaming', read: { on: ANEW } },
  S59: { title: 'System Architectures for Personalization and Recommendation, Netflix Technology Blog, 2013', address: 'https://medium.com/netflix-techblog/system-architectures-for-personalization-and-recommendation-e081aa94b5d8', read: { on: ANEW } },
  S61: { title: 'Netflix smashes forecasts on member and revenue growth, AdNews', address: 'https://www.adnews.com.au/news/netflix-smashes-forecasts-on-member-and-revenue-growth', read: { on: ANEW } },
  S62: { title: 'Netflix, letter to shareholders, fourth quarter of 2023', address: 'https://s22.q4cdn.com/959853165/files/doc_financials/2023/q4/FINAL-Q4-23-Shareholder-Letter.pdf', read: { on: ANEW, at: 'https://therandomtandem.com/latest-netflix-releases-uk-2323' }, unopened: true },
  S63: { title: 'Netflix Q2 profits surge 44%, TheWrap, 18 July 2024', address: 'https://www.thewrap.com/netflix-earnings-q2-2024/', addresses: ['https://d33gy59ovltp76.cloudfront.net/news/netflix-subs-hit-277-6m-as-revenue-and-profits-spike'], read: { on: ANEW } },
  S64: { title: 'How Netflix built tooling for multi-cloud deployment, TheServerSide', address: 'https://www.theserverside.com/feature/How-Netflix-built-tooling-for-multi-cloud-deployment', read: { on: ANEW } },
  S65: { title: 'How much money does Netflix spend on AWS?, The Cloud Economist', address: 'https://thecloudeconomist.beehiiv.com/p/how-much-money-does-netflix-spend-on-aws-costs', read: { on: ANEW } },
  S66: { title: 'Netflix on AWS, CloudZero', address: 'https://www.cloudzero.com/blog/netflix-aws', read: { on: ANEW } },
  S67: { title: 'Nadareishvili et al., Microservice Architecture, 2016, p. 45', address: 'https://www.oreilly.com/library/view/microservice-architecture/9781491956328/', unopened: true },
  S68: { title: 'Automated Canary Analysis at Netflix with Kayenta, Netflix Technology Blog', address: 'https://medium.com/netflix-techblog/automated-canary-analysis-at-netflix-with-kayenta-3260bc7acc69', read: { on: ANEW } },
  S69: { title: 'Why Netflix Avoided Letting Subscribers Download Content For So Long, CinemaBlend, December 2017', address: 'https://www.cinemablend.com/television/1735910/why-netflix-avoided-letting-subscribers-download-content-for-so-long', addresses: ['https://www.onenoughtone.com/learn/netflix-streaming/5'], read: { on: ANEW } },
  S70: { title: 'Netflix Launches “Puss in Book”, Its First Interactive Kids Story, Variety, 20 June 2017', address: 'https://variety.com/2017/digital/news/netflix-puss-in-book-interactive-1202471301/', addresses: ['https://digitalmediawire.com/2017/06/20/netflixs-interactive-shows-arrive-to-put-you-in-charge-of-the-story/'], read: { on: ANEW } },
  S71: { title: 'Zipkin: Twitter’s new open source distributed tracing project, The H, 7 June 2012', address: 'https://www.h-online.com/open/news/item/Zipkin-Twitter-s-new-open-source-distributed-tracing-project-1612884.html', addresses: ['https://github.com/noslowerdna/zipkin'], read: { on: ANEW } },
  S72: { title: 'Storment, Growing the FinOps Discipline with the Linux Foundation, FinOps Foundation, June 2020', address: 'https://www.finops.org/blog/linux-foundation/', addresses: ['https://enterno.io/s/glossary-finops'], read: { on: ANEW } },
  S73: { title: 'Open Connect, Wikipedia', address: 'https://en.wikipedia.org/wiki/Open_Connect', read: { on: ANEW, at: 'https://wikimili.com/en/Open_Connect' }, unopened: true },
  S74: { title: 'Chaos Engineering, O’Reilly 2017', address: 'https://www.oreilly.com/library/view/chaos-engineering/9781491988459/', addresses: ['https://www.oreilly.com/library/view/chaos-engineering/9781492043850/'], read: { on: ANEW, at: 'https://123doc.net/document/5760443-it-training-chaos-engineering-khotailieu.htm' } },
  S75: { title: 'The Eternal Cost Savings of Netflix’s Internal Spot Market, High Scalability, 4 December 2017', address: 'https://highscalability.com/the-eternal-cost-savings-of-netflixs-internal-spot-market/', read: { on: ANEW, at: 'https://highscalability.squarespace.com/blog/recommend/36005305' } },
  S76: { title: 'How much does Netflix spend on AWS?, Consulting Times', address: 'https://consultingtimes.com/?p=390605', read: { on: ANEW } },
  S77: { title: 'Netflix/atlas: Shards', address: 'https://github.com/Netflix/atlas/blob/main/atlas-core/src/main/scala/com/netflix/atlas/core/util/Shards.scala', read: { on: ANEW } },

  M1: { title: 'Netflix/Hystrix: command properties, circuit breaker, health counts', address: 'https://github.com/Netflix/Hystrix/blob/master/hystrix-core/src/main/java/com/netflix/hystrix/HystrixCommandProperties.java', addresses: ['https://github.com/Netflix/Hystrix/blob/master/hystrix-core/src/main/java/com/netflix/hystrix/HystrixCircuitBreaker.java', 'https://github.com/Netflix/Hystrix/blob/master/hystrix-core/src/main/java/com/netflix/hystrix/metric/consumer/HealthCountsStream.java'], read: { on: ANEW } },
  M2: { title: 'Resilience4j: CircuitBreaker', address: 'https://resilience4j.readme.io/docs/circuitbreaker', read: { on: ANEW, at: 'https://github.com/resilience4j/resilience4j/blob/master/resilience4j-circuitbreaker/src/main/java/io/github/resilience4j/circuitbreaker/CircuitBreakerConfig.java' }, unopened: true },
  M3: { title: 'Opossum, a circuit breaker for Node.js', address: 'https://github.com/nodeshift/opossum', read: { on: ANEW, at: 'https://www.npmjs.com/package/opossum' }, unopened: true },
  M4: { title: 'Cockatiel: resilience policies', address: 'https://github.com/connor4312/cockatiel', read: { on: ANEW, at: 'https://www.npmjs.com/package/cockatiel' }, unopened: true },
  M5: { title: 'Exponential Backoff and Jitter, AWS Architecture Blog', address: 'https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/', read: { on: ANEW, at: 'https://github.com/aws-samples/aws-arch-backoff-simulator' }, unopened: true },
  M6: { title: 'Site Reliability Engineering, chapter 21: Handling Overload', address: 'https://sre.google/sre-book/handling-overload/', read: { on: ANEW }, unopened: true },
  M7: { title: 'Bronson et al., Metastable Failures in Distributed Systems, HotOS 2021', address: 'https://sigops.org/s/conferences/hotos/2021/papers/hotos21-s11-bronson.pdf', read: { on: ANEW, at: 'https://www.scribd.com/document/621857204/MetaStable-Failures' }, unopened: true },
  M8: { title: 'Netflix/chaosmonkey: schedule and eligibility', address: 'https://github.com/Netflix/chaosmonkey', addresses: ['https://netflix.github.io/chaosmonkey/'], read: { on: ANEW } },
  M9: { title: 'spinnaker/kayenta: the canary judge', address: 'https://github.com/spinnaker/kayenta', read: { on: ANEW } },
  M10: { title: 'Open Connect: fill patterns', address: 'https://openconnect.zendesk.com/hc/en-us/articles/360035618071', read: { on: ANEW } },
  M11: { title: 'Distributing Content to Open Connect, Netflix Technology Blog', address: 'https://medium.com/netflix-techblog/distributing-content-to-open-connect-3e3e391d4dc9', addresses: ['https://medium.com/netflix-techblog/netflix-and-fill-c43a32b490c0'], read: { on: ANEW } },
  M12: { title: 'Apache Kafka: documentation', address: 'https://kafka.apache.org/documentation/', read: { on: ANEW, at: 'https://github.com/apache/kafka/blob/trunk/clients/src/main/java/org/apache/kafka/clients/consumer/KafkaConsumer.java' }, unopened: true },
  M13: { title: 'Kafka Inside Keystone Pipeline, Netflix Technology Blog, 2016', address: 'https://medium.com/netflix-techblog/kafka-inside-keystone-pipeline-dd5aeabaf6bb', read: { on: ANEW } },
  M14: { title: 'openzipkin/b3-propagation', address: 'https://github.com/openzipkin/b3-propagation', read: { on: ANEW } },
  M15: { title: 'MySQL manual: InnoDB error handling', address: 'https://dev.mysql.com/doc/refman/en/innodb-error-handling.html', addresses: ['https://dev.mysql.com/doc/refman/en/innodb-parameters.html'], read: { on: ANEW } },
  M16: { title: 'PostgreSQL manual: lock management, client defaults', address: 'https://www.postgresql.org/docs/current/runtime-config-locks.html', addresses: ['https://www.postgresql.org/docs/current/runtime-config-client.html'], read: { on: ANEW, at: 'https://www.postgresql.org/docs/13/runtime-config-locks.html' }, unopened: true },
  M17: { title: 'EC2 user guide: Spot interruption notices and rebalance recommendations', address: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html', addresses: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/rebalance-recommendations.html'], read: { on: ANEW, at: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/rebalance-recommendations.html' } },
  M18: { title: 'Dean and Barroso, The Tail at Scale, 2013', address: 'https://research.google/pubs/the-tail-at-scale/', read: { on: ANEW } },
  M19: { title: 'Driving Content Delivery Efficiency Through Classifying Cache Misses, Netflix Technology Blog, July 2025', address: 'https://netflixtechblog.com/driving-content-delivery-efficiency-through-classifying-cache-misses-ffcf08026b6c', read: { on: ANEW, at: 'https://thenote.app/note?id=CdXz5zHNQW_u3pdU106U1' }, unopened: true },
} satisfies Record<string, Omit<Source, 'id'>>

/** Key of a source: S… for the record of the case, M… for the mechanisms. */
export type SourceId = keyof typeof data

/** An address as it is printed: without what every address has. */
export const bareAddress = (address: string): string => address.replace(/^https:\/\/(www\.)?|\/$/g, '')

/** When a source was read, in few words, for where there is room for little. */
export const whenRead = ({ read }: Source): string =>
  read ? `${read.at ? 'a copy read' : 'read'} ${read.on}` : 'not opened'

/** All sources, in the order of their keys. */
export const sources: readonly Source[] = Object.entries(data).map(([id, source]) => ({ id, ...source }))
